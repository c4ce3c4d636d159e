// Accounts that their vendor has switched off; an account that is on has no row.

export const DISABLED_ACCOUNTS = `
CREATE TABLE switched_off (account TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
`;
