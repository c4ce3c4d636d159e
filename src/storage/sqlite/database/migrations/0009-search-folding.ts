// Queues every ticket, because the folding of texts and the searched fields changed. The most recent ones are indexed first.

export const SEARCH_FOLDING = `
ALTER TABLE search_queue ADD COLUMN refold INTEGER NOT NULL DEFAULT 0;
DELETE FROM search_queue WHERE ticket_id IN (SELECT id FROM tickets);
INSERT INTO search_queue (ticket_id, refold) SELECT id, 1 FROM tickets ORDER BY updated_sort, id;
`;
