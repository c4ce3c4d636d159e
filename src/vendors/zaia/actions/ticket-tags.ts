// Tags put on and taken off a ticket, one call each. No read shows them, so what we did is all that is known.

import type { ActionResult } from '../../../domain/commands/message-commands.ts';
import {
  type UserError,
  UserErrors,
  VendorCallError,
  type VendorErrorCode,
} from '../../../domain/errors/error-codes.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { TicketTagsCommand } from '../../../domain/commands/ticket-commands.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import { toUserError } from '../../../domain/errors/vendor-user-error.ts';
import type { ZaiaClient } from '../client/index.ts';
import { ticketIdsOf } from '../keys.ts';
import { neededId, refuse, type Refusals } from './refusals.ts';

interface Change {
  call(ticketId: string, tagId: string): Promise<void>;
  /** How the vendor says that it is so already, which is no error. */
  readonly already: VendorErrorCode;
  /** What is known of a ticket's tags after these were changed; null: still nothing. */
  known(before: TicketRecord['tagKeys'], changed: readonly string[]): TicketRecord['tagKeys'];
}

function check({ tags }: TicketTagsCommand): Refusals {
  return tags.flatMap(({ key, tagKind }, place) => {
    const field = ['tagIds', String(place)];
    return tagKind === 'TAG' ? neededId(key, 'a tag', field) : refuse('INVALID', 'Zaia has plain tags only.', field);
  });
}

/** What is refused for one tag hinders no other; where all are, nothing was done. Changing twice does no harm. */
async function perform({ ticket, tags }: TicketTagsCommand, { call, already, known }: Change): Promise<ActionResult> {
  const ids = ticketIdsOf(ticket.key);
  if (ids === null) throw new TypeError('tagging needs a checked command');
  const changed: string[] = [];
  const errors: UserError[] = [];
  for (const [place, { key }] of tags.entries()) {
    try {
      await call(ids.ticketId, key);
      changed.push(key);
    } catch (error) {
      if (!(error instanceof VendorCallError)) throw error;
      if (error.failure.code === already) changed.push(key);
      // A lost answer of the only tag is for the write path, which remembers that the outcome is unknown.
      else if (tags.length === 1) throw error;
      else errors.push({ ...toUserError(error.failure, 'ZAIA'), field: ['tagIds', String(place)] });
    }
  }
  if (changed.length === 0) throw new UserErrors(errors);
  const { key, nativeId } = ticket;
  const fields = { tagKeys: known(ticket.tagKeys, changed) };
  return { observations: [{ type: 'ticket', key, nativeId, fields }], messageKey: null, errors };
}

export function addTagsAct(client: ZaiaClient): Action<TicketTagsCommand> {
  const adding: Change = {
    call: client.addTag,
    already: 'CONFLICT',
    known: (before, added) => [...new Set([...(before ?? []), ...added])],
  };
  return { check, perform: (command) => perform(command, adding) };
}

export function removeTagsAct(client: ZaiaClient): Action<TicketTagsCommand> {
  const removing: Change = {
    call: client.removeTag,
    already: 'NOT_FOUND',
    known: (before, removed) => before?.filter((key) => !removed.includes(key)) ?? null,
  };
  return { check, perform: (command) => perform(command, removing) };
}
