// Tasks that are still to be done at vendors.

export const OUTBOX = `
CREATE TABLE outbox (
  account TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, ticket_key TEXT, details TEXT NOT NULL,
  due_at INTEGER NOT NULL, attempts INTEGER NOT NULL, PRIMARY KEY (account, key)
) WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (account, due_at);
`;
