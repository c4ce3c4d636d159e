// Adds tags to a ticket and removes them.

import type { TicketTagsCommand } from '../../../domain/commands/ticket-commands.ts';
import { toUserError } from '../../../domain/errors/vendor-user-error.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import { toFailure } from '../../../platform/adapter/wire-failure.ts';
import type { GlassixClient } from '../client/index.ts';
import { ticketChanged } from './result.ts';

export function createAddTags(client: GlassixClient): Action<TicketTagsCommand> {
  return {
    check: () => [],
    async perform({ ticket, tags }) {
      const names = tags.map(({ name }) => name);
      const all = await client.addTags(ticket.key, names);
      return ticketChanged(ticket, { tagKeys: [...new Set(all)] });
    },
  };
}

/** One call per tag. A failure after the first call is reported beside the tags that were removed. */
export function createRemoveTags(client: GlassixClient): Action<TicketTagsCommand> {
  return {
    check: () => [],
    async perform({ ticket, tags }) {
      let remaining: readonly string[] = ticket.tagKeys ?? [];
      for (const [index, { name }] of tags.entries()) {
        try {
          // oxlint-disable-next-line no-await-in-loop -- every response contains the whole remaining list
          remaining = await client.removeTag(ticket.key, name);
        } catch (error) {
          if (index === 0) throw error;
          const failure = toUserError(toFailure(error, 'tickets.removeTag'), 'GLASSIX');
          const errors = [{ ...failure, field: ['tagIds', String(index)] }];
          return { ...ticketChanged(ticket, { tagKeys: [...new Set(remaining)] }), errors };
        }
      }
      return ticketChanged(ticket, { tagKeys: [...new Set(remaining)] });
    },
  };
}
