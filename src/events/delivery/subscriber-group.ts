// The subscribers of one topic. Those that are up to date share one log follower. One that resumes from an older position
// has its own follower until it has caught up. All share the payloads.

import type { Subscriber, Topic } from '../../domain/ports/broadcaster.ts';
import type { Tail, TailItem } from '../../domain/ports/tail.ts';
import type { Clock } from '../../platform/clock.ts';

export interface GroupOptions {
  readonly topic: Topic;
  readonly tail: Tail;
  readonly clock: Clock;
  /** The payload of an item, shared with the other subscribers of the topic. */
  payloadOf(item: TailItem): Promise<Buffer>;
  /** Called when the last subscriber has left. */
  onEmpty(): void;
  /** Called when a follower breaks; it continues from its position. */
  onFailure?(failure: unknown): void;
  /** Called with the number of subscribers that received an item. */
  delivered?(count: number): void;
}

const RETRY_MS = 500;
/** A follower yields to the rest of the process after this time, milliseconds. */
const MAX_TURN_MS = 15;
/** A follower yields after this number of items, so that the sockets are flushed during a burst. */
const MAX_TURN_ITEMS = 64;

interface Member {
  readonly subscriber: Subscriber;
  /** Everything up to this position was delivered. */
  position: bigint;
}

export class SubscriberGroup {
  readonly #options: GroupOptions;
  readonly #closing = new AbortController();
  /** The members that are up to date. */
  readonly #members = new Set<Member>();
  /** Number of all members, including those that catch up. */
  #size = 0;
  /** Position of the newest item that was delivered to all members that are up to date. */
  #position: bigint;

  constructor(options: GroupOptions) {
    this.#options = options;
    this.#position = options.tail.head();
    void this.#followForAll();
  }

  /** Adds a subscriber; returns a function that removes it. */
  join(after: bigint, subscriber: Subscriber): () => void {
    const member: Member = { subscriber, position: after };
    const leaving = new AbortController();
    this.#size += 1;
    if (after >= this.#position) this.#members.add(member);
    else void this.#catchUp(member, leaving.signal);
    return () => {
      if (leaving.signal.aborted) return;
      leaving.abort();
      this.#members.delete(member);
      this.#size -= 1;
      if (this.#size > 0) return;
      this.#closing.abort();
      this.#options.onEmpty();
    };
  }

  /** The one follower for all members that are up to date. */
  async #followForAll(): Promise<void> {
    await this.#follow(
      () => this.#position,
      this.#closing.signal,
      async (item) => {
        const payload = await this.#options.payloadOf(item);
        const position = positionOf(item);
        this.#position = position;
        let count = 0;
        for (const member of this.#members) if (deliver(member, payload, position)) count += 1;
        this.#options.delivered?.(count);
        return true;
      },
    );
  }

  /** Reads the log for one member until it has reached the group's position. */
  async #catchUp(member: Member, signal: AbortSignal): Promise<void> {
    await this.#follow(
      () => member.position,
      signal,
      async (item) => {
        const payload = await this.#options.payloadOf(item);
        await member.subscriber.ready();
        if (signal.aborted) return false;
        if (deliver(member, payload, positionOf(item))) this.#options.delivered?.(1);
        if (member.position < this.#position) return true;
        this.#members.add(member);
        return false;
      },
    );
  }

  /** Follows the log from a position until `take` returns false. After a failure it continues from the position then. */
  async #follow(
    position: () => bigint,
    signal: AbortSignal,
    take: (item: TailItem) => Promise<boolean>,
  ): Promise<void> {
    const { tail, topic, clock, onFailure } = this.#options;
    const yieldTurn = createTurns(clock);
    while (!signal.aborted) {
      try {
        for await (const item of tail.follow(topic.selection, position(), signal)) {
          if (!(await take(item))) return;
          await yieldTurn();
        }
        return;
      } catch (failure) {
        onFailure?.(failure);
        // The sleep rejects only when the follower ends.
        await clock.sleep(RETRY_MS, signal).catch(() => undefined);
      }
    }
  }
}

/** False when the member has received the item before. */
function deliver(member: Member, payload: Buffer, position: bigint): boolean {
  if (position <= member.position) return false;
  member.position = position;
  member.subscriber.deliver(payload);
  return true;
}

function positionOf(item: TailItem): bigint {
  return item.type === 'gap' ? item.resumeAfter : item.event.position;
}

/** Creates a function that yields to the event loop once a turn has lasted long enough. */
function createTurns(clock: Clock): () => Promise<void> {
  let items = 0;
  let startedAt = clock.elapsed();
  return async () => {
    items += 1;
    if (items < MAX_TURN_ITEMS && clock.elapsed() - startedAt < MAX_TURN_MS) return;
    await clock.yield();
    items = 0;
    startedAt = clock.elapsed();
  };
}
