// Prints events as they happen. After a disconnect it continues after the last event that it printed.
//
//   npm start                                  in another terminal
//   node examples/subscribe.ts                 from now on
//   node examples/subscribe.ts <cursor>        after an event that was printed earlier
//
// GATEWAY_URL names another gateway, GATEWAY_TOKEN is the token of a client.

import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, type Client } from 'graphql-ws';

interface Event {
  readonly kind: string;
  readonly vendor: string | null;
  readonly occurredAt: string;
  readonly ticketId: string | null;
  readonly message?: { readonly text: string; readonly direction: string } | null;
  readonly from?: string;
  readonly to?: string;
}

const LIVE_EVENTS = /* GraphQL */ `
  subscription LiveEvents($after: EventCursor) {
    events(after: $after) {
      kind: __typename
      vendor
      occurredAt
      ticketId
      ... on MessageAddedEvent {
        message {
          text
          direction
        }
      }
      ... on TicketStatusChangedEvent {
        from
        to
      }
    }
  }
`;
const url = (process.env['GATEWAY_URL'] ?? 'http://localhost:4000').replace(/^http/, 'ws');
const token = process.env['GATEWAY_TOKEN'] ?? null;
const REFUSED_TOKEN = 4403;
const PAUSE_MS = 1000;

function connect(): Client {
  return createClient({
    url: `${url}/graphql`,
    connectionParams: token === null ? {} : { authorization: `Bearer ${token}` },
    // The client's own retries repeat the old variables; each start below takes the newest cursor.
    retryAttempts: 0,
  });
}

/** The current end of the log. Without it, events before the first one received could be missed. */
async function readEnd(client: Client): Promise<string> {
  for await (const { data } of client.iterate<{ eventCursor: string }>({ query: '{ eventCursor }' })) {
    if (data != null) return data.eventCursor;
  }
  throw new Error('the gateway returned no position');
}

function print(event: Event, cursor: string): void {
  const { kind, vendor, occurredAt, ticketId, message, from, to } = event;
  const what =
    message == null ? `${from ?? ''}${to === undefined ? '' : ` → ${to}`}` : `${message.direction} ${message.text}`;
  console.log([cursor, occurredAt, vendor ?? 'gateway', kind, ticketId ?? '', what].join('  '));
}

/** The gateway refused to start the subscription because of its cursor or document. */
class Refusal extends Error {}

/** True when a retry cannot help. */
function isFinal(failure: unknown): boolean {
  if (failure instanceof Refusal || Array.isArray(failure)) return true;
  return typeof failure === 'object' && failure !== null && 'code' in failure && failure.code === REFUSED_TOKEN;
}

function messageOf(failure: unknown): string {
  if (Array.isArray(failure)) return failure.map(messageOf).join('; ');
  const given = typeof failure === 'object' && failure !== null ? failure : {};
  const text = 'reason' in given ? given.reason : 'message' in given ? given.message : '';
  return typeof text === 'string' && text !== '' ? text : 'the gateway cannot be reached';
}

let cursor = process.argv[2] ?? null;
while (process.exitCode === undefined) {
  const client = connect();
  try {
    cursor ??= await readEnd(client);
    const answers = client.iterate<{ events: Event }, { cursor: string }>({
      query: LIVE_EVENTS,
      variables: { after: cursor },
    });
    for await (const { data, errors, extensions } of answers) {
      // A result without a cursor is not an event: the gateway refused to start.
      if (extensions?.cursor === undefined) throw new Refusal((errors ?? []).map(({ message }) => message).join('; '));
      cursor = extensions.cursor;
      if (data?.events.kind === 'StreamGapEvent') console.error('older events were deleted: read your data again');
      else if (data != null) print(data.events, cursor);
    }
  } catch (failure) {
    console.error(`${messageOf(failure)}${isFinal(failure) ? '' : '; retrying'}`);
    if (isFinal(failure)) process.exitCode = 1;
  } finally {
    await client.dispose();
  }
  if (process.exitCode === undefined) await sleep(PAUSE_MS);
}
