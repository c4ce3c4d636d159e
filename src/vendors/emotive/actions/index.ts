// What the gateway does at Emotive: replies, opt-outs, states and external ids.

import { NO_ACTIONS, type AdapterActions } from '../../../domain/ports/vendor/actions.ts';
import type { ActionContext } from './context.ts';
import { externalReferenceAct } from './external-reference.ts';
import { optOutAct, replyAct } from './messages.ts';
import { statusAct } from './status.ts';

/** The acts of one account; Emotive has no notes, tags or assignees. */
export function createActions(context: ActionContext): AdapterActions {
  return {
    ...NO_ACTIONS,
    reply: replyAct(context),
    optOut: optOutAct(context),
    setStatus: statusAct(context),
    setExternalReference: externalReferenceAct(context),
  };
}
