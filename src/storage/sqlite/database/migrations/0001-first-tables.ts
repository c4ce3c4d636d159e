// Step 1: event log, inbox, projection, search index and write ledger.

const SORTS = ['updated', 'activity', 'created', 'priority'] as const;
const ALSO = {
  updated: ', created_sort',
  activity: ', created_sort, updated_sort',
  created: '',
  priority: ', created_sort',
};
// A list is read along the index of its order; what most filters ask for stands in it, so that rows are only fetched
// for the tickets of the page. Only the status has indexes of its own: its tickets lie far apart in time. An index per
// filter and order was tried: a webhook then changed 12 of them instead of 4 and cost twice the time.
const FILTERED = 'sequence, account, status, channel_type, assignee_key, team_key';

// Sort columns are never null: -9007199254740991 stands for "none", so that it sorts lowest and keysets stay simple.
// The whole record is JSON in `doc`, apart from what is searched, so that scans over tickets read narrow rows.
export const FIRST_TABLES = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL, vendor TEXT NOT NULL, type TEXT NOT NULL, ticket_key TEXT,
  received_at INTEGER NOT NULL, doc TEXT NOT NULL
);
CREATE INDEX events_of_ticket ON events (account, ticket_key) WHERE ticket_key IS NOT NULL;

CREATE TABLE deliveries (
  sequence INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, account TEXT NOT NULL, vendor TEXT NOT NULL, received_at INTEGER NOT NULL,
  state TEXT NOT NULL, reason TEXT, dedupe_key TEXT, attempts INTEGER NOT NULL DEFAULT 1,
  settled INTEGER NOT NULL DEFAULT 0, error TEXT, event_positions TEXT NOT NULL DEFAULT '[]',
  headers TEXT NOT NULL, body BLOB NOT NULL
);
CREATE UNIQUE INDEX deliveries_once ON deliveries (account, dedupe_key)
  WHERE state IN ('ACCEPTED', 'REPLAYED') AND dedupe_key IS NOT NULL;
CREATE INDEX deliveries_by_time ON deliveries (received_at, key);
CREATE INDEX deliveries_by_state ON deliveries (state, received_at, key);
CREATE TABLE delivery_counts (
  account TEXT PRIMARY KEY, last_received_at INTEGER,
  accepted INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,
  quarantined INTEGER NOT NULL DEFAULT 0, duplicates INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE tickets (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL, key TEXT NOT NULL, native_id TEXT NOT NULL, vendor TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_sort INTEGER NOT NULL, activity_sort INTEGER NOT NULL, created_sort INTEGER NOT NULL,
  priority_sort INTEGER NOT NULL,
  status TEXT NOT NULL, channel_type TEXT NOT NULL,
  channel_key TEXT, assignee_key TEXT, team_key TEXT, contact_key TEXT, tag_count INTEGER NOT NULL,
  email TEXT, phone TEXT, subject TEXT
);
CREATE UNIQUE INDEX tickets_by_key ON tickets (account, key);
CREATE INDEX tickets_by_native_id ON tickets (native_id);
CREATE INDEX tickets_of_contact ON tickets (contact_key) WHERE contact_key IS NOT NULL;
CREATE INDEX tickets_of_channel ON tickets (channel_key) WHERE channel_key IS NOT NULL;
CREATE INDEX tickets_by_email ON tickets (email) WHERE email IS NOT NULL;
CREATE INDEX tickets_by_phone ON tickets (phone) WHERE phone IS NOT NULL;
CREATE INDEX tickets_of_account ON tickets (account);
CREATE INDEX tickets_of_channel_type ON tickets (channel_type);
CREATE INDEX tickets_of_assignee ON tickets (assignee_key);
CREATE INDEX tickets_of_team ON tickets (team_key);
${SORTS.map((sort) => `CREATE INDEX tickets_${sort} ON tickets (${sort}_sort, ${FILTERED}${ALSO[sort]});`).join('\n')}
${SORTS.map((sort) => `CREATE INDEX tickets_status_${sort} ON tickets (status, ${sort}_sort);`).join('\n')}
CREATE TABLE ticket_docs (sequence INTEGER PRIMARY KEY, words TEXT NOT NULL, doc TEXT NOT NULL);
CREATE TABLE ticket_raws (sequence INTEGER PRIMARY KEY, raw TEXT NOT NULL);
CREATE TABLE ticket_tags (tag_key TEXT NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (tag_key, sequence)) WITHOUT ROWID;
CREATE INDEX ticket_tags_of ON ticket_tags (sequence);
CREATE TABLE ticket_references (
  value TEXT NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (value, sequence)
) WITHOUT ROWID;
CREATE INDEX ticket_references_of ON ticket_references (sequence);
CREATE TABLE known_accounts (account TEXT NOT NULL, vendor TEXT NOT NULL, PRIMARY KEY (account, vendor)) WITHOUT ROWID;

CREATE TABLE messages (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL, key TEXT NOT NULL, ticket_key TEXT, created_at INTEGER NOT NULL, revision INTEGER NOT NULL,
  direction TEXT NOT NULL, visibility TEXT NOT NULL, content_kind TEXT NOT NULL, automated INTEGER NOT NULL,
  words TEXT NOT NULL, doc TEXT NOT NULL
);
CREATE UNIQUE INDEX messages_by_key ON messages (account, key);
CREATE INDEX messages_of_ticket ON messages (account, ticket_key, created_at) WHERE ticket_key IS NOT NULL;
CREATE TABLE message_raws (sequence INTEGER PRIMARY KEY, raw TEXT NOT NULL);
CREATE TABLE early_deliveries (
  account TEXT NOT NULL, message_key TEXT NOT NULL, status TEXT NOT NULL, error TEXT,
  PRIMARY KEY (account, message_key)
) WITHOUT ROWID;

CREATE TABLE timeline (
  sequence INTEGER PRIMARY KEY,
  account TEXT NOT NULL, key TEXT NOT NULL, ticket_key TEXT NOT NULL, at INTEGER NOT NULL, doc TEXT NOT NULL
);
CREATE UNIQUE INDEX timeline_by_key ON timeline (account, key);
CREATE INDEX timeline_of_ticket ON timeline (account, ticket_key, at);

CREATE TABLE catalog (
  kind TEXT NOT NULL, account TEXT NOT NULL, key TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (kind, account, key)
) WITHOUT ROWID;
CREATE TABLE collections (
  account TEXT NOT NULL, kind TEXT NOT NULL, observed_at INTEGER NOT NULL, PRIMARY KEY (account, kind)
) WITHOUT ROWID;
CREATE TABLE checkpoints (account TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3'
);
CREATE TABLE search_queue (place INTEGER PRIMARY KEY AUTOINCREMENT, sequence INTEGER NOT NULL UNIQUE);

CREATE TABLE ledger (
  key TEXT PRIMARY KEY, request_hash TEXT NOT NULL, started_at INTEGER NOT NULL, outcome TEXT
) WITHOUT ROWID;
CREATE INDEX ledger_by_time ON ledger (started_at);
`;
