// Tags put on and taken off a ticket, one call each. No read shows them, so what we did is all that is known.

import type { ActResult } from '../../../domain/command.ts';
import { type UserError, UserErrors, VendorCallError } from '../../../domain/errors.ts';
import type { Act } from '../../../domain/ports/vendor.ts';
import type { TicketTagsCommand } from '../../../domain/ticket-command.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import { toUserError } from '../../../domain/vendor-user-error.ts';
import type { ZaiaClient } from '../client.ts';
import { ticketIdsOf } from '../keys.ts';
import { neededId, refuse, type Refusals } from './refusals.ts';

type ChangeTag = (ticketId: string, tagId: string) => Promise<void>;
/** What is known of a ticket's tags after these were changed; null: still nothing. */
type Known = (before: TicketRecord['tagKeys'], changed: readonly string[]) => TicketRecord['tagKeys'];

function check({ tags }: TicketTagsCommand): Refusals {
  return tags.flatMap(({ key, tagKind }, place) => {
    const field = ['tagIds', String(place)];
    return tagKind === 'TAG' ? neededId(key, 'a tag', field) : refuse('INVALID', 'Zaia has plain tags only.', field);
  });
}

/** What is refused for one tag hinders no other; where all are, nothing was done. Changing twice does no harm. */
async function change(command: TicketTagsCommand, changeTag: ChangeTag, known: Known): Promise<ActResult> {
  const { ticket, tags } = command;
  const ids = ticketIdsOf(ticket.key);
  if (ids === null) throw new TypeError('tagging needs a checked command');
  const changed: string[] = [];
  const errors: UserError[] = [];
  for (const [place, { key }] of tags.entries()) {
    try {
      await changeTag(ids.ticketId, key);
      changed.push(key);
    } catch (error) {
      // A lost answer of the only tag is for the write path, which remembers that the outcome is unknown.
      if (!(error instanceof VendorCallError) || tags.length === 1) throw error;
      errors.push({ ...toUserError(error.failure, 'ZAIA'), field: ['tagIds', String(place)] });
    }
  }
  if (changed.length === 0) throw new UserErrors(errors);
  const { key, nativeId } = ticket;
  const fields = { tagKeys: known(ticket.tagKeys, changed) };
  return { observations: [{ type: 'ticket', key, nativeId, fields }], messageKey: null, errors };
}

export function addTagsAct(client: ZaiaClient): Act<TicketTagsCommand> {
  return {
    check,
    perform: (command) =>
      change(command, client.addTag, (before, added) => [...new Set([...(before ?? []), ...added])]),
  };
}

export function removeTagsAct(client: ZaiaClient): Act<TicketTagsCommand> {
  return {
    check,
    perform: (command) =>
      change(command, client.removeTag, (before, removed) => before?.filter((key) => !removed.includes(key)) ?? null),
  };
}
