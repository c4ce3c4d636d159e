// What the gateway does at Emotive: replies, opt-outs, states and external ids.

import { NO_ACTS, type AdapterActs } from '../../../domain/ports/vendor/actions.ts';
import type { ActContext } from './context.ts';
import { externalReferenceAct } from './external-reference.ts';
import { optOutAct, replyAct } from './messages.ts';
import { statusAct } from './status.ts';

/** The acts of one account; Emotive has no notes, tags or assignees. */
export function createEmotiveActs(context: ActContext): AdapterActs {
  return {
    ...NO_ACTS,
    reply: replyAct(context),
    optOut: optOutAct(context),
    setStatus: statusAct(context),
    setExternalReference: externalReferenceAct(context),
  };
}
