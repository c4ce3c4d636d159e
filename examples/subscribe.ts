// Prints events as they happen and, after every break of the connection, goes on behind the last one it printed.
//
//   npm start                                  in another terminal
//   node examples/subscribe.ts                 from now on
//   node examples/subscribe.ts <cursor>        from behind an event that was printed earlier
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
    // The client's own retries repeat the old variables; below, each new start takes the newest cursor.
    retryAttempts: 0,
  });
}

/** Where the log ends now: without it, what happens before the first event arrives could be missed. */
async function readEnd(client: Client): Promise<string> {
  for await (const { data } of client.iterate<{ eventCursor: string }>({ query: '{ eventCursor }' })) {
    if (data != null) return data.eventCursor;
  }
  throw new Error('the gateway told no position');
}

function print(event: Event, cursor: string): void {
  const { kind, vendor, occurredAt, ticketId, message, from, to } = event;
  const what =
    message == null ? `${from ?? ''}${to === undefined ? '' : ` → ${to}`}` : `${message.direction} ${message.text}`;
  console.log([cursor, occurredAt, vendor ?? 'gateway', kind, ticketId ?? '', what].join('  '));
}

/** The gateway did not start the subscription: the cursor or the document is not acceptable. */
class Refusal extends Error {}

/** True when trying again cannot help. */
function isFinal(failure: unknown): boolean {
  if (failure instanceof Refusal || Array.isArray(failure)) return true;
  return typeof failure === 'object' && failure !== null && 'code' in failure && failure.code === REFUSED_TOKEN;
}

function wordsOf(failure: unknown): string {
  if (Array.isArray(failure)) return failure.map(wordsOf).join('; ');
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
      // Without a cursor it is no event: the gateway refused to start.
      if (extensions?.cursor === undefined) throw new Refusal((errors ?? []).map(({ message }) => message).join('; '));
      cursor = extensions.cursor;
      if (data?.events.kind === 'StreamGapEvent') console.error('older events are gone: read your data again');
      else if (data != null) print(data.events, cursor);
    }
  } catch (failure) {
    console.error(`${wordsOf(failure)}${isFinal(failure) ? '' : '; trying again'}`);
    if (isFinal(failure)) process.exitCode = 1;
  } finally {
    await client.dispose();
  }
  if (process.exitCode === undefined) await sleep(PAUSE_MS);
}
