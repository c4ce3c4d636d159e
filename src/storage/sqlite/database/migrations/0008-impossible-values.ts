// Corrects values that earlier releases stored as vendors sent them: times that are no dates or lie more than a day after
// their receipt, sizes that are no sizes, and lone surrogates. Such a value made every list unreadable.

const DAY = 86_400_000;
const MAX_INSTANT = 253_402_300_799_999;
const NO_SORT_VALUE = Number.MIN_SAFE_INTEGER;
const NOW = '(unixepoch() * 1000)';

const field = (name: string): string => `json_extract(doc, '$.${name}')`;
const OBSERVED_AT = field('observedAt');

/** False for NULL, which is no impossible value. */
const isImpossible = (value: string, receivedAt: string): string => `${value} NOT BETWEEN 0 AND ${receivedAt} + ${DAY}`;

const newestMessage = (ticketId: string, condition: string): string =>
  `(SELECT max(m.created_at) FROM messages m JOIN tickets t ON m.account = t.account AND m.ticket_key = t.key
    WHERE t.id = ${ticketId} AND ${condition})`;

const NEWEST_INBOUND = newestMessage('ticket_docs.ticket_id', "m.direction = 'INBOUND'");
const observedAtOf = (ticketId: string): string =>
  `(SELECT json_extract(d.doc, '$.observedAt') FROM ticket_docs d WHERE d.ticket_id = ${ticketId})`;
const newestActivity = (ticketId: string): string =>
  `coalesce(${newestMessage(ticketId, '1')}, ${observedAtOf(ticketId)})`;

/** What replaces an impossible time of a ticket. */
const TICKET_TIMES: readonly (readonly [name: string, replacement: string])[] = [
  ['createdAt', 'NULL'],
  ['updatedAt', 'NULL'],
  ['lastActivityAt', newestActivity('ticket_docs.ticket_id')],
  ['lastInboundAt', NEWEST_INBOUND],
  ['firstResponseAt', 'NULL'],
  ['closedAt', 'NULL'],
];

const SORT_COLUMNS: readonly (readonly [name: string, replacement: string])[] = [
  ['updated_sort', String(NO_SORT_VALUE)],
  ['created_sort', String(NO_SORT_VALUE)],
  ['activity_sort', newestActivity('tickets.id')],
];

const corrected = TICKET_TIMES.map(
  ([name, replacement]) =>
    `'$.${name}', CASE WHEN ${isImpossible(field(name), OBSERVED_AT)} THEN ${replacement} ELSE ${field(name)} END`,
);
const hasImpossibleTime = TICKET_TIMES.map(([name]) => isImpossible(field(name), OBSERVED_AT)).join(' OR ');

const BYTE_SIZE = "json_extract(value, '$.byteSize')";
const IS_NO_SIZE = `(${BYTE_SIZE} IS NOT NULL AND (typeof(${BYTE_SIZE}) <> 'integer' OR ${BYTE_SIZE} NOT BETWEEN 0 AND ${Number.MAX_SAFE_INTEGER}))`;

/** JSON.stringify writes a lone surrogate as an escape and everything else as it is. */
const wellFormedColumn = (table: string, column: string): string =>
  `UPDATE ${table} SET ${column} = well_formed_json(${column}) WHERE ${column} LIKE '%\\ud%';`;

/** Needs the SQL function `well_formed_json`. */
export const IMPOSSIBLE_VALUES = `
UPDATE messages SET created_at = ${OBSERVED_AT}, doc = json_set(doc, '$.createdAt', ${OBSERVED_AT})
  WHERE ${isImpossible('created_at', OBSERVED_AT)};
UPDATE messages SET doc = json_set(doc, '$.editedAt', NULL) WHERE ${isImpossible(field('editedAt'), OBSERVED_AT)};
UPDATE messages SET doc = json_set(doc, '$.attachments', json((
    SELECT json_group_array(CASE WHEN ${IS_NO_SIZE} THEN json_set(value, '$.byteSize', NULL) ELSE json(value) END)
    FROM json_each(doc, '$.attachments')
  ))) WHERE EXISTS (SELECT 1 FROM json_each(doc, '$.attachments') WHERE ${IS_NO_SIZE});

${SORT_COLUMNS.map(
  ([column, replacement]) => `UPDATE tickets SET ${column} = ${replacement}
  WHERE ${column} <> ${NO_SORT_VALUE} AND ${isImpossible(column, observedAtOf('tickets.id'))};`,
).join('\n')}
UPDATE ticket_docs SET doc = json_set(doc, ${corrected.join(', ')}) WHERE ${hasImpossibleTime};
UPDATE ticket_docs SET doc = json_set(doc, '$.snoozedUntil', NULL)
  WHERE ${field('snoozedUntil')} NOT BETWEEN 0 AND ${MAX_INSTANT};

UPDATE events SET doc = json_set(doc, '$.occurredAt', received_at)
  WHERE ${isImpossible(field('occurredAt'), 'received_at')};
UPDATE timeline SET at = ${NOW}, doc = json_set(doc, '$.at', ${NOW}) WHERE ${isImpossible('at', NOW)};
UPDATE disabled_accounts SET at = ${NOW} WHERE ${isImpossible('at', NOW)};
UPDATE outbox SET due_at = ${NOW} WHERE due_at NOT BETWEEN 0 AND ${MAX_INSTANT};

${wellFormedColumn('messages', 'doc')}
${wellFormedColumn('message_raws', 'raw')}
${wellFormedColumn('ticket_docs', 'doc')}
${wellFormedColumn('ticket_raws', 'raw')}
${wellFormedColumn('events', 'doc')}
${wellFormedColumn('timeline', 'doc')}
${wellFormedColumn('catalog', 'doc')}
`;
