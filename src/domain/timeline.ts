// The changes in a ticket's timeline: status, assignment, tags and fields.

import type { ActorRef } from './actor.ts';
import type { NativeStatus, TicketStatus } from './ticket.ts';

interface ChangeBase {
  /** Unique within the account. */
  readonly key: string;
  readonly at: number;
  readonly actor: ActorRef | null;
}
export type TimelineChange =
  | (ChangeBase & {
      readonly type: 'STATUS';
      readonly from: TicketStatus | null;
      readonly to: TicketStatus;
      readonly nativeFrom: NativeStatus | null;
      readonly nativeTo: NativeStatus;
      readonly reasonTagKey: string | null;
    })
  | (ChangeBase & {
      readonly type: 'ASSIGNMENT';
      readonly fromAgentKey: string | null;
      readonly toAgentKey: string | null;
      readonly fromTeamKey: string | null;
      readonly toTeamKey: string | null;
    })
  | (ChangeBase & {
      readonly type: 'TAGS';
      readonly addedKeys: readonly string[];
      readonly removedKeys: readonly string[];
    })
  | (ChangeBase & {
      readonly type: 'FIELD';
      readonly field: string;
      readonly before: string | null;
      readonly after: string | null;
    });
