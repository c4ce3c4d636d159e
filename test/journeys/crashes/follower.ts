// A subscriber that stores only the numbers of its events, so that thousands of deliveries use little memory.

import { eventually } from '../../kit/eventually.ts';
import { openRaw, subscribe, textOfFrame, type Ending, type RawSocket } from '../sockets/raw-socket.ts';

/** Selects numbered events only (see feed.ts). */
const NUMBERS = `subscription Numbers($after: EventCursor) {
  events(after: $after, filter: { types: [UNMAPPED] }) { ... on UnmappedVendorEvent { nativeType } }
}`;

export interface Follower {
  readonly numbers: number[];
  /** The cursor of the last event. */
  readonly cursor: string | null;
  /** Set once the socket is closed. */
  readonly ending: Ending | null;
  readonly raw: RawSocket;
  until(count: number, withinMs?: number): Promise<void>;
  close(): Promise<void>;
}
export interface FollowerOptions {
  readonly id?: string;
  readonly after?: string | null;
  readonly query?: string;
  readonly token?: string;
  readonly variables?: Record<string, unknown>;
}

/** Opens a follower and waits until its subscription runs. */
export async function openFollower(gatewayUrl: string, options: FollowerOptions = {}): Promise<Follower> {
  const { id = 'n', after = null, query = NUMBERS, token, variables = {} } = options;
  const raw = await openRaw(gatewayUrl, { init: token === undefined ? {} : { authorization: `Bearer ${token}` } });
  const numbers: number[] = [];
  let cursor: string | null = after;
  let ending: Ending | null = null;
  raw.socket.removeAllListeners('message');
  raw.socket.on('message', (data) => {
    const text = textOfFrame(data);
    const number = /"nativeType":"(\d+)"/.exec(text)?.[1];
    if (number === undefined) return raw.frames.push(text);
    cursor = /"cursor":"([^"]+)"\}\}\}$/.exec(text)?.[1] ?? cursor;
    return numbers.push(Number(number));
  });
  void raw.ended.then((how) => void (ending = how));
  raw.send(subscribe(id, query, after === null ? variables : { ...variables, after }));
  raw.send({ type: 'ping' });
  await raw.message(({ type }) => type === 'pong');
  return {
    numbers,
    get cursor() {
      return cursor;
    },
    get ending() {
      return ending;
    },
    raw,
    until: (count, withinMs = 20_000) =>
      eventually(() => {
        if (numbers.length < count)
          throw new Error(`${numbers.length} of ${count} came; ${JSON.stringify(ending)} ${raw.frames.join(' ')}`);
      }, withinMs),
    close: () => raw.close(),
  };
}

/** The numbers from `from` through `through`. */
export function range(from: number, through: number): number[] {
  return Array.from({ length: through - from + 1 }, (_, index) => from + index);
}
