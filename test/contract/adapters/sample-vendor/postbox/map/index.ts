// From letters and pages to observations.

import type { Observation } from '../../../../../../src/domain/observation.ts';
import type { AdapterLog } from '../../../../../../src/domain/ports/vendor/module.ts';
import type { TicketStatus } from '../../../../../../src/domain/ticket.ts';
import type { WireLetter, WireLetterWithPages, WirePage } from '../wire/index.ts';

const STATES: Readonly<Record<string, TicketStatus>> = { waiting: 'NEW', answered: 'OPEN', archived: 'CLOSED' };

/** A letter's head, without its pages. */
export function toHead(letter: WireLetter, log: AdapterLog): Observation {
  const word = letter.state ?? '';
  const status = Object.hasOwn(STATES, word) ? STATES[word] : undefined;
  if (status === undefined) log.unknownValue('state', word);
  return {
    type: 'ticket',
    key: letter.id,
    nativeId: letter.id,
    fields: {
      subject: letter.subject,
      status: status ?? 'UNKNOWN',
      nativeStatus: { code: word, label: word },
      contactName: letter.sender,
      assigneeKey: letter.clerk,
      createdAt: letter.writtenAt,
      updatedAt: letter.changedAt,
    },
    raw: letter,
  };
}

export function toMessage(ticketKey: string, page: WirePage, log: AdapterLog): Observation {
  const isInbound = page.from !== 'clerk';
  if (isInbound && page.from !== 'customer') log.unknownValue('from', page.from ?? '');
  return {
    type: 'message',
    key: page.id,
    nativeId: page.id,
    fields: {
      ticketKey,
      direction: isInbound ? 'INBOUND' : 'OUTBOUND',
      visibility: 'PUBLIC',
      author: { kind: isInbound ? 'CONTACT' : 'AGENT', key: isInbound ? null : page.clerk, displayName: null },
      automated: false,
      text: page.text,
      html: null,
      content: { kind: 'TEXT' },
      attachments: [],
      replyToKey: null,
      deliveryStatus: isInbound ? 'RECEIVED' : 'SENT',
      deliveryError: null,
      createdAt: page.writtenAt,
      editedAt: null,
    },
  };
}

/** A letter with all its pages. */
export function toThread({ letter, pages }: WireLetterWithPages, log: AdapterLog): readonly Observation[] {
  return [
    toHead(letter, log),
    ...pages.map((page) => toMessage(letter.id, page, log)),
    { type: 'thread-complete', ticketKey: letter.id },
  ];
}
