// What changes a ticket without a message to the customer: note, state, fields, external id, tags.

import type {
  ActionResult,
  ExternalReferenceCommand,
  NoteCommand,
  StatusCommand,
} from '../../../domain/commands/message-commands.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Action, SelectiveAction } from '../../../domain/ports/vendor/actions.ts';
import type { TicketFields, TicketRecord } from '../../../domain/ticket.ts';
import type { TicketTagsCommand, TicketUpdateCommand } from '../../../domain/commands/ticket-commands.ts';
import { toFailure } from '../../../platform/adapter/wire-failure.ts';
import { toUserError } from '../../../domain/errors/vendor-user-error.ts';
import type { GlassixClient } from '../client/index.ts';
import { referencesOf, toTicketHead } from '../map/index.ts';
import type { MapContext } from '../map/context.ts';
import { toMessage } from '../map/message.ts';
import { isNote, SETTABLE_STATES, toStatus } from '../map/enums.ts';
import { checkFields } from './fields.ts';
import { neededText, refuse, unsupported } from './checks.ts';

const SUMMARY = 'summary';

function changed(ticket: TicketRecord, fields: Partial<TicketFields>): ActionResult {
  const said: Observation = { type: 'ticket', key: ticket.key, nativeId: ticket.nativeId, fields };
  return { observations: [said], messageKey: null };
}

/** The answer to a note is a sentence: which message it made stands in the ticket. */
async function noteOf(
  client: GlassixClient,
  { ticket, text }: NoteCommand,
  context: MapContext,
): Promise<Observation[]> {
  try {
    const { transactions } = await client.getTicket(ticket.key);
    const note = (transactions ?? []).findLast((one) => isNote(one.type) && one.text === text);
    return note === undefined ? [] : [toMessage(ticket.key, note, context)];
  } catch (error) {
    const { code } = toFailure(error, 'tickets.get');
    context.log.warn('a note was added and could not be read back', { code });
    return [];
  }
}

export function createNote(client: GlassixClient, context: MapContext): Action<NoteCommand> {
  return {
    check: ({ text, files }) =>
      files.length > 0 ? unsupported('Notes take no files.', ['uploadIds']) : neededText(text, ['text']),
    async perform(command) {
      await client.addNote(command.ticket.key, command.text);
      const observations = await noteOf(client, command, context);
      const [note] = observations;
      return { observations, messageKey: note?.type === 'message' ? note.key : null };
    },
  };
}

export function createSetStatus(client: GlassixClient, context: MapContext): Action<StatusCommand> {
  return {
    check({ status, snoozedUntil, reasonTagKey }) {
      if (SETTABLE_STATES[status] === undefined) {
        return unsupported('Glassix knows OPEN, PENDING, SNOOZED and CLOSED.', ['status']);
      }
      if (snoozedUntil !== null) return unsupported('Glassix takes no time to wake up at.', ['snoozedUntil']);
      return reasonTagKey === null ? [] : unsupported('Glassix takes no reason.', ['reasonTagId']);
    },
    async perform({ ticket, status, summary, now }) {
      const state = SETTABLE_STATES[status];
      if (state === undefined) throw new TypeError('the state needs a checked command');
      const answer = await client.setState(ticket.key, state, summary === null ? {} : { summary });
      if (answer?.id === ticket.key) return { observations: toTicketHead(answer, context), messageKey: null };
      const closedAt = status === 'CLOSED' ? now : null;
      return changed(ticket, { ...toStatus(state, context.log), closedAt, ...(summary === null ? {} : { summary }) });
    },
  };
}

/** The ticket's own fields; `summary` has a call of its own and so goes alone. */
export function createUpdate(client: GlassixClient): SelectiveAction<TicketUpdateCommand> {
  return {
    supportedFields: ['customFields'],
    check({ customFields }) {
      const values = customFields ?? [];
      if (values.length === 0) return refuse('REQUIRED', 'Name a field to change.', ['customFields']);
      const place = values.findIndex(({ key }) => key === SUMMARY);
      if (place >= 0 && values.length > 1) {
        return refuse('INVALID', 'The summary is changed alone.', ['customFields', String(place), 'key']);
      }
      return checkFields(values, [SUMMARY]);
    },
    async perform({ ticket, customFields }) {
      const values = customFields ?? [];
      const [only] = values;
      if (only?.key === SUMMARY) {
        await client.setSummary(ticket.key, only.value);
        return changed(ticket, { summary: only.value });
      }
      const written = new Map(values.map(({ key, value }) => [key, value]));
      await client.setFields(ticket.key, Object.fromEntries(written));
      const kept = ticket.customFields.filter(({ key }) => !written.has(key));
      const added = [...written]
        .filter(([, value]) => value !== '')
        .map(([key, value]) => ({ key, label: null, value }));
      const subject = written.get('field1');
      const all = [...kept, ...added].toSorted((a, b) => placeOf(a.key) - placeOf(b.key));
      return changed(ticket, { customFields: all, ...(subject === undefined ? {} : { subject: subject || null }) });
    },
  };
}

/** The order in which tickets are read: field1 to field10, then the rest. */
function placeOf(key: string): number {
  return Number(/^field(\d+)$/.exec(key)?.[1] ?? Infinity);
}

export function createExternalReference(client: GlassixClient): Action<ExternalReferenceCommand> {
  return {
    check: ({ externalTicketId, externalUserId }) => [
      ...neededText(externalTicketId, ['externalTicketId']),
      ...(externalUserId === null ? [] : unsupported('A ticket keeps one external id.', ['externalUserId'])),
    ],
    async perform({ ticket, externalTicketId }) {
      await client.setFields(ticket.key, { uniqueArgument: externalTicketId });
      return changed(ticket, { externalReferences: referencesOf(externalTicketId) });
    },
  };
}

export function createAddTags(client: GlassixClient): Action<TicketTagsCommand> {
  return {
    check: () => [],
    async perform({ ticket, tags }) {
      const all = await client.addTags(
        ticket.key,
        tags.map(({ name }) => name),
      );
      return changed(ticket, { tagKeys: [...new Set(all)] });
    },
  };
}

/** One call for each: what went wrong after the first is told beside what was done. */
export function createRemoveTags(client: GlassixClient): Action<TicketTagsCommand> {
  return {
    check: () => [],
    async perform({ ticket, tags }) {
      let left: readonly string[] = ticket.tagKeys ?? [];
      for (const [index, { name }] of tags.entries()) {
        try {
          // oxlint-disable-next-line no-await-in-loop -- each answer is the whole list after it
          left = await client.removeTag(ticket.key, name);
        } catch (error) {
          if (index === 0) throw error;
          const failure = toUserError(toFailure(error, 'tickets.removeTag'), 'GLASSIX');
          const errors = [{ ...failure, field: ['tagIds', String(index)] }];
          return { ...changed(ticket, { tagKeys: [...new Set(left)] }), errors };
        }
      }
      return changed(ticket, { tagKeys: [...new Set(left)] });
    },
  };
}
