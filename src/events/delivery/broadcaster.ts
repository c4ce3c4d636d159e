// Groups equal subscriptions: each event is rendered once per topic and delivered to all of its subscribers.

import type { Broadcaster, Topic } from '../../domain/ports/broadcaster.ts';
import type { Tail, TailItem } from '../../domain/ports/tail.ts';
import type { Clock } from '../../platform/clock.ts';
import { createPayloadCache } from './payload-cache.ts';
import { SubscriberGroup } from './subscriber-group.ts';

export interface BroadcasterOptions {
  readonly tail: Tail;
  readonly clock: Clock;
  /** Called when a log follower breaks; it continues from its position. */
  onFailure?(failure: unknown): void;
  /** Called with the number of subscribers that received an item. */
  delivered?(count: number): void;
}

/** Payloads are cached for the subscribers that catch up; all topics share the limits. */
const PAYLOAD_LIMITS = { count: 10_000, bytes: 64 * 1024 * 1024, ttlMs: 2000 };

/** Opens a broadcaster over the tail. */
export function createBroadcaster(options: BroadcasterOptions): Broadcaster {
  const { tail, clock } = options;
  const groups = new Map<string, SubscriberGroup>();
  const payloads = createPayloadCache(clock, PAYLOAD_LIMITS);
  let opened = 0;

  function openGroup(topic: Topic): SubscriberGroup {
    // A number per group: a later group of the same topic renders again.
    opened += 1;
    const cacheKey = String(opened);
    return new SubscriberGroup({
      ...options,
      topic,
      payloadOf: (item) => payloadOf(item, topic, cacheKey),
      onEmpty() {
        groups.delete(topic.key);
        if (groups.size === 0) payloads.clear();
      },
    });
  }

  function payloadOf(item: TailItem, topic: Topic, cacheKey: string): Promise<Buffer> {
    // Gaps are rare and differ per subscriber.
    if (item.type === 'gap') return topic.render(item);
    return payloads.get(`${cacheKey}/${item.event.position}`, () => topic.render(item));
  }

  return {
    topics: () => groups.size,
    join(topic, after, subscriber) {
      let group = groups.get(topic.key);
      if (group === undefined) {
        group = openGroup(topic);
        groups.set(topic.key, group);
      }
      return group.join(after ?? tail.head(), subscriber);
    },
  };
}
