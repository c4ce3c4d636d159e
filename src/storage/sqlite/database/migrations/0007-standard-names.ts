// Renames columns and tables to standard terms. SQLite rewrites the schema text only, indexes included; no row is touched.

export const STANDARD_NAMES = `
ALTER TABLE deliveries RENAME COLUMN sequence TO id;

ALTER TABLE tickets RENAME COLUMN sequence TO id;
ALTER TABLE ticket_docs RENAME COLUMN sequence TO ticket_id;
ALTER TABLE ticket_raws RENAME COLUMN sequence TO ticket_id;
ALTER TABLE ticket_tags RENAME COLUMN sequence TO ticket_id;
ALTER TABLE ticket_references RENAME COLUMN sequence TO ticket_id;

ALTER TABLE messages RENAME COLUMN sequence TO id;
ALTER TABLE message_raws RENAME COLUMN sequence TO message_id;
ALTER TABLE timeline RENAME COLUMN sequence TO id;

ALTER TABLE search_queue RENAME COLUMN place TO position;
ALTER TABLE search_queue RENAME COLUMN sequence TO ticket_id;

ALTER TABLE arrivals RENAME TO ingest_queue;
ALTER TABLE ingest_queue RENAME COLUMN sequence TO id;

ALTER TABLE switched_off RENAME TO disabled_accounts;
`;
