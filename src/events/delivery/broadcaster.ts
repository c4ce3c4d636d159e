// Groups equal subscriptions: each event is rendered once per group, and everybody stands at their own place.

import type { Broadcaster, Subscriber, Topic } from '../../domain/ports/broadcaster.ts';
import type { TailItem, Tail } from '../../domain/ports/tail.ts';

export interface BroadcasterOptions {
  readonly tail: Tail;
  now(): number;
  /** Told of a following that broke; its members are followed on from their places. */
  onFailure?(failure: unknown): void;
  /** Told how many receivers were handed an item. */
  delivered?(amount: number): void;
}

/** How many rendered payloads a group remembers, how large together, and for how long, for those who are catching up. */
const REMEMBERED_PAYLOADS = 1000;
const REMEMBERED_BYTES = 4 * 1024 * 1024;
const REMEMBERED_MS = 2000;
const RETRY_MS = 500;
/** So long one following may go on before everything else of the process has its turn, milliseconds. */
const TURN_MS = 15;
/** So many items of a burst go out before what they left in the sockets' queues is written. */
const ITEMS_PER_TURN = 64;

/** A payload that may still be being made; without bytes until it is. */
interface Rendered {
  readonly payload: Promise<Buffer>;
  readonly at: number;
  byteSize: number;
}
interface Member {
  readonly receiver: Subscriber;
  /** Everything through here was received. */
  place: bigint;
}

/** Opens a hub over the tail. */
export function createBroadcaster(options: BroadcasterOptions): Broadcaster {
  const groups = new Map<string, Group>();
  return {
    topics: () => groups.size,
    join(topic, after, receiver) {
      let group = groups.get(topic.key);
      if (group === undefined) {
        group = new Group(topic, options, () => groups.delete(topic.key));
        groups.set(topic.key, group);
      }
      return group.join(after ?? options.tail.head(), receiver);
    },
  };
}

class Group {
  readonly #topic: Topic;
  readonly #options: BroadcasterOptions;
  readonly #onEmpty: () => void;
  readonly #leaving = new AbortController();
  readonly #members = new Set<Member>();
  readonly #rendered = new Map<bigint, Rendered>();
  #renderedBytes = 0;
  #joined = 0;
  /** Position of the newest selected event that all members have. */
  #place: bigint;

  constructor(topic: Topic, options: BroadcasterOptions, onEmpty: () => void) {
    this.#topic = topic;
    this.#options = options;
    this.#onEmpty = onEmpty;
    this.#place = options.tail.head();
    void this.#follow();
  }

  join(after: bigint, receiver: Subscriber): () => void {
    const member: Member = { receiver, place: after };
    const leaving = new AbortController();
    this.#joined += 1;
    if (after >= this.#place) this.#members.add(member);
    else void this.#catchUp(member, leaving.signal);
    return () => {
      if (leaving.signal.aborted) return;
      leaving.abort();
      this.#members.delete(member);
      this.#joined -= 1;
      if (this.#joined > 0) return;
      this.#leaving.abort();
      this.#onEmpty();
    };
  }

  /** The one following for all who are up to date. */
  async #follow(): Promise<void> {
    await this.#keepFollowing(
      () => this.#place,
      this.#leaving.signal,
      async (item) => {
        const payload = await this.#payloadOf(item);
        const position = positionOf(item);
        this.#place = position;
        let amount = 0;
        for (const member of this.#members) if (hand(member, payload, position)) amount += 1;
        this.#options.delivered?.(amount);
        return true;
      },
    );
  }

  /** Reads the log for one member until it stands where the group stands; payloads are shared with others who do so. */
  async #catchUp(member: Member, signal: AbortSignal): Promise<void> {
    await this.#keepFollowing(
      () => member.place,
      signal,
      async (item) => {
        const payload = await this.#payloadOf(item);
        await member.receiver.ready();
        if (signal.aborted) return false;
        if (hand(member, payload, positionOf(item))) this.#options.delivered?.(1);
        if (member.place < this.#place) return true;
        this.#members.add(member);
        return false;
      },
    );
  }

  /** Follows from a place until `take` says stop; a log that cannot be read is tried again from where it broke. */
  async #keepFollowing(
    place: () => bigint,
    signal: AbortSignal,
    take: (item: TailItem) => Promise<boolean>,
  ): Promise<void> {
    const giveWay = createTurns();
    while (!signal.aborted) {
      try {
        for await (const item of this.#options.tail.follow(this.#topic.selection, place(), signal)) {
          if (!(await take(item))) return;
          await giveWay();
        }
        return;
      } catch (failure) {
        this.#options.onFailure?.(failure);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
      }
    }
  }

  #payloadOf(item: TailItem): Promise<Buffer> {
    if (item.type === 'gap') return this.#topic.render(item);
    const { position } = item.event;
    const now = this.#options.now();
    const known = this.#rendered.get(position);
    if (known !== undefined && now - known.at < REMEMBERED_MS) return known.payload;
    const made: Rendered = { payload: this.#topic.render(item), at: now, byteSize: 0 };
    this.#drop(position);
    this.#rendered.set(position, made);
    // What cannot be made is told to those who wait for it.
    made.payload.then(
      ({ length }) => this.#weigh(position, made, length),
      () => undefined,
    );
    return made.payload;
  }

  #weigh(position: bigint, made: Rendered, byteSize: number): void {
    if (this.#rendered.get(position) !== made) return;
    made.byteSize = byteSize;
    this.#renderedBytes += byteSize;
    this.#forget(made.at);
  }

  #forget(now: number): void {
    for (const [position, { at }] of this.#rendered) {
      const isTooMuch = this.#rendered.size > REMEMBERED_PAYLOADS || this.#renderedBytes > REMEMBERED_BYTES;
      if (!isTooMuch && now - at < REMEMBERED_MS) return;
      this.#drop(position);
    }
  }

  #drop(position: bigint): void {
    this.#renderedBytes -= this.#rendered.get(position)?.byteSize ?? 0;
    this.#rendered.delete(position);
  }
}

/** False where it has the item already. */
function hand(member: Member, payload: Buffer, position: bigint): boolean {
  if (position <= member.place) return false;
  member.place = position;
  member.receiver.deliver(payload);
  return true;
}

function positionOf(item: TailItem): bigint {
  return item.type === 'gap' ? item.resumeAfter : item.event.position;
}

/** Lets the rest of the process have its turn after so many items or so long a time without a pause. */
function createTurns(): () => Promise<void> {
  let items = 0;
  let startedAt = performance.now();
  return async () => {
    items += 1;
    if (items < ITEMS_PER_TURN && performance.now() - startedAt < TURN_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    items = 0;
    startedAt = performance.now();
  };
}
