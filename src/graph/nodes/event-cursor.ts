// The cursor of an event or a gap, for the field `cursor` and for `extensions.cursor`.

import type { GraphContext } from '../context.ts';
import type { SubscriptionNode } from './node-types.ts';

export function cursorOf({ services }: GraphContext, node: SubscriptionNode): string {
  return services.eventLog.cursorAt('gap' in node ? node.gap.resumeAfter : node.event.position);
}
