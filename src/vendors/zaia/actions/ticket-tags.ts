// Adds tags to a ticket and removes them, one call each. No read returns them, so only our own changes are known.

import type { ActionResult } from '../../../domain/commands/message-commands.ts';
import type { TicketTagsCommand } from '../../../domain/commands/ticket-commands.ts';
import {
  type UserError,
  UserErrors,
  VendorCallError,
  type VendorErrorCode,
} from '../../../domain/errors/error-codes.ts';
import { toUserError } from '../../../domain/errors/vendor-user-error.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import { eachOf, type Refusals } from '../../../platform/adapter/action-checks.ts';
import type { ZaiaClient } from '../client/index.ts';
import { ticketIdsOf } from '../keys.ts';
import { refuse, requiredId } from './checks.ts';

interface TagChange {
  call(ticketId: string, tagId: string): Promise<void>;
  /** The vendor's error for a tag that is already in the requested state, which counts as success. */
  readonly alreadyDone: VendorErrorCode;
  /** The known tags after the change; null: still unknown. */
  known(before: TicketRecord['tagKeys'], changed: readonly string[]): TicketRecord['tagKeys'];
}

export function createAddTags(client: ZaiaClient): Action<TicketTagsCommand> {
  return createTagChange({
    call: client.addTag,
    alreadyDone: 'CONFLICT',
    known: (before, added) => [...new Set([...(before ?? []), ...added])],
  });
}

export function createRemoveTags(client: ZaiaClient): Action<TicketTagsCommand> {
  return createTagChange({
    call: client.removeTag,
    alreadyDone: 'NOT_FOUND',
    known: (before, removed) => before?.filter((key) => !removed.includes(key)) ?? null,
  });
}

function createTagChange(change: TagChange): Action<TicketTagsCommand> {
  return { check, perform: (command) => perform(command, change) };
}

function check({ tags }: TicketTagsCommand): Refusals {
  return eachOf(tags, ['tagIds'], ({ key, tagKind }, at) =>
    tagKind === 'TAG' ? requiredId(key, 'a tag', at) : refuse('INVALID', 'Zaia has plain tags only.', at),
  );
}

/** A tag that is refused does not stop the others; if all are refused, the action fails. Repeating it is harmless. */
async function perform(
  { ticket, tags }: TicketTagsCommand,
  { call, alreadyDone, known }: TagChange,
): Promise<ActionResult> {
  const ids = ticketIdsOf(ticket.key);
  if (ids === null) throw new TypeError('perform was called without check');
  const changed: string[] = [];
  const errors: UserError[] = [];
  for (const [index, { key }] of tags.entries()) {
    try {
      await call(ids.ticketId, key);
      changed.push(key);
    } catch (error) {
      if (!(error instanceof VendorCallError)) throw error;
      if (error.failure.code === alreadyDone) changed.push(key);
      // The write path records an unknown outcome, which it can do only if the call of a single tag throws.
      else if (tags.length === 1) throw error;
      else errors.push({ ...toUserError(error.failure, 'ZAIA'), field: ['tagIds', String(index)] });
    }
  }
  if (changed.length === 0) throw new UserErrors(errors);
  const { key, nativeId } = ticket;
  const fields = { tagKeys: known(ticket.tagKeys, changed) };
  return { observations: [{ type: 'ticket', key, nativeId, fields }], messageKey: null, errors };
}
