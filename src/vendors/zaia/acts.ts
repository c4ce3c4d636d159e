// What the gateway does at Zaia: tickets made, handed over, completed and tagged, and the workspace's tags.

import { NO_ACTS, type AdapterActs } from '../../domain/ports/vendor-acts.ts';
import { completeAct } from './acts/complete.ts';
import { createTicketAct } from './acts/create.ts';
import { assignAct, takeOverAct } from './acts/people.ts';
import { createTagAct, updateTagAct } from './acts/tags.ts';
import { addTagsAct, removeTagsAct } from './acts/ticket-tags.ts';
import type { ZaiaClient } from './client.ts';
import type { MapContext } from './map.ts';

/** The acts of one account; Zaia has no call that sends a message. */
export function createZaiaActs(client: ZaiaClient, context: MapContext): AdapterActs {
  return {
    ...NO_ACTS,
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
