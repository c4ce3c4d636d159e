// Groups equal subscriptions: each event is rendered once per topic and delivered to all of its subscribers.

import type { Broadcaster, Topic } from '../../domain/ports/broadcaster.ts';
import type { Tail } from '../../domain/ports/tail.ts';
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

/** Limits of a topic's payload cache, which serves the subscribers that catch up. */
const PAYLOAD_LIMITS = { count: 1000, bytes: 4 * 1024 * 1024, ttlMs: 2000 };

/** Opens a broadcaster over the tail. */
export function createBroadcaster(options: BroadcasterOptions): Broadcaster {
  const { tail, clock } = options;
  const groups = new Map<string, SubscriberGroup>();

  function openGroup(topic: Topic): SubscriberGroup {
    const payloads = createPayloadCache(clock, PAYLOAD_LIMITS);
    return new SubscriberGroup({
      ...options,
      topic,
      payloadOf(item) {
        // Gaps are rare and differ per subscriber.
        if (item.type === 'gap') return topic.render(item);
        return payloads.get(item.event.position, () => topic.render(item));
      },
      onEmpty: () => void groups.delete(topic.key),
    });
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
