// The actions of one Emotive account: replies, opt-outs, statuses and external ids.

import { NO_ACTIONS, type AdapterActions } from '../../../domain/ports/vendor/actions.ts';
import type { EmotiveClient } from '../client/index.ts';
import type { EmotiveContext } from '../context.ts';
import { createExternalReferenceSet } from './external-reference.ts';
import { createOptOut } from './opt-out.ts';
import { createReply } from './reply.ts';
import { createStatusSet } from './status.ts';

/** Emotive has no notes, tags or assignees. */
export function createActions(client: EmotiveClient, context: EmotiveContext): AdapterActions {
  return {
    ...NO_ACTIONS,
    reply: createReply(client, context),
    optOut: createOptOut(client, context),
    setStatus: createStatusSet(client, context),
    setExternalReference: createExternalReferenceSet(client, context),
  };
}
