// What the gateway does at Zaia: tickets made, handed over, completed and tagged, and the workspace's tags.

import { NO_ACTIONS, type AdapterActions } from '../../../domain/ports/vendor/actions.ts';
import { completeAct } from './complete.ts';
import { createTicketAct } from './create.ts';
import { assignAct, takeOverAct } from './people.ts';
import { createTagAct, updateTagAct } from './tags.ts';
import { addTagsAct, removeTagsAct } from './ticket-tags.ts';
import type { ZaiaClient } from '../client/index.ts';
import type { MapContext } from '../map/index.ts';

/** The acts of one account; Zaia has no call that sends a message. */
export function createActions(client: ZaiaClient, context: MapContext): AdapterActions {
  return {
    ...NO_ACTIONS,
    createTicket: createTicketAct(client, context),
    setStatus: completeAct(client, context),
    assign: assignAct(client, context),
    takeOver: takeOverAct(client, context),
    addTags: addTagsAct(client),
    removeTags: removeTagsAct(client),
    createTag: createTagAct(client),
    updateTag: updateTagAct(client),
  };
}
