// The actions of a Postbox account.

import { NO_ACTIONS, type AdapterActions } from '../../../../../../src/domain/ports/vendor/actions.ts';
import type { PostboxClient } from '../client/index.ts';
import type { PostboxContext } from '../map/context.ts';
import { createReply } from './reply.ts';
import { createSetStatus } from './set-status.ts';

export function createActions(client: PostboxClient, context: PostboxContext): AdapterActions {
  return {
    ...NO_ACTIONS,
    reply: createReply(client, context),
    setStatus: createSetStatus(client, context),
  };
}
