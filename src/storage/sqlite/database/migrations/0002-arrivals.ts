// Deliveries that were kept under pressure and wait to be read: a narrow queue without any index to keep up.

export const ARRIVALS = `
CREATE TABLE arrivals (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL, received_at INTEGER NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL
);
`;
