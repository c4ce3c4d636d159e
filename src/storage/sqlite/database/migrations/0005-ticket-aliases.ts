// Keys that tickets had before their vendor gave them another one.

export const TICKET_ALIASES = `
CREATE TABLE ticket_aliases (
  account TEXT NOT NULL, key TEXT NOT NULL, to_key TEXT NOT NULL, PRIMARY KEY (account, key)
) WITHOUT ROWID;
CREATE INDEX ticket_aliases_to ON ticket_aliases (account, to_key);
`;
