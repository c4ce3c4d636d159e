// The fields of a ticket and its external id.

import type { ExternalReferenceCommand } from '../../../domain/commands/message-commands.ts';
import type { TicketUpdateCommand } from '../../../domain/commands/ticket-commands.ts';
import type { Action, SelectiveAction } from '../../../domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import type { GlassixClient } from '../client/index.ts';
import { referencesOf } from '../map/index.ts';
import { checkFields, refuse, requiredText, unsupported } from './checks.ts';
import { ticketChanged } from './result.ts';

const SUMMARY = 'summary';

/** field1 to field10 first, as in responses. */
function orderOf(key: string): number {
  return Number(/^field(\d+)$/.exec(key)?.[1] ?? Infinity);
}

/** The ticket's custom fields after the write; an empty value removes a field. */
function withWritten(
  { customFields }: TicketRecord,
  written: ReadonlyMap<string, string>,
): TicketRecord['customFields'] {
  const unchanged = customFields.filter(({ key }) => !written.has(key));
  const changed = [...written].filter(([, value]) => value !== '').map(([key, value]) => ({ key, label: null, value }));
  return [...unchanged, ...changed].toSorted((a, b) => orderOf(a.key) - orderOf(b.key));
}

/** `summary` has a call of its own, so it cannot be written together with other fields. */
export function createTicketUpdate(client: GlassixClient): SelectiveAction<TicketUpdateCommand> {
  return {
    supportedFields: ['customFields'],
    check({ customFields }) {
      const values = customFields ?? [];
      if (values.length === 0) return refuse('REQUIRED', 'Name a field to change.', ['customFields']);
      const summaryIndex = values.findIndex(({ key }) => key === SUMMARY);
      if (summaryIndex >= 0 && values.length > 1) {
        const field = ['customFields', String(summaryIndex), 'key'];
        return refuse('INVALID', 'The summary cannot be changed together with other fields.', field);
      }
      return checkFields(values, [SUMMARY]);
    },
    async perform({ ticket, customFields }) {
      const values = customFields ?? [];
      const [first] = values;
      if (first?.key === SUMMARY) {
        await client.setSummary(ticket.key, first.value);
        return ticketChanged(ticket, { summary: first.value });
      }
      const written = new Map(values.map(({ key, value }) => [key, value]));
      await client.setFields(ticket.key, Object.fromEntries(written));
      const subject = written.get('field1');
      return ticketChanged(ticket, {
        customFields: withWritten(ticket, written),
        ...(subject === undefined ? {} : { subject: subject || null }),
      });
    },
  };
}

export function createExternalReference(client: GlassixClient): Action<ExternalReferenceCommand> {
  return {
    check: ({ externalTicketId, externalUserId }) => [
      ...requiredText(externalTicketId, ['externalTicketId']),
      ...(externalUserId === null
        ? []
        : unsupported('Glassix stores no external id of the customer.', ['externalUserId'])),
    ],
    async perform({ ticket, externalTicketId }) {
      await client.setFields(ticket.key, { uniqueArgument: externalTicketId });
      return ticketChanged(ticket, { externalReferences: referencesOf(externalTicketId) });
    },
  };
}
