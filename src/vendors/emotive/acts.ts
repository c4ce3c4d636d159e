// What the gateway does at Emotive: replies, opt-outs, states and external ids.

import { NO_ACTS, type AdapterActs } from '../../domain/ports/vendor-acts.ts';
import type { ActContext } from './acts/context.ts';
import { externalReferenceAct } from './acts/external-reference.ts';
import { optOutAct, replyAct } from './acts/messages.ts';
import { statusAct } from './acts/status.ts';

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
