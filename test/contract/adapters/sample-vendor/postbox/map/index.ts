// Postbox's objects as observations. Pure.

import type { Observation } from '../../../../../../src/domain/observation.ts';
import type { WireLetter, WireLetterWithPages, WirePage } from '../wire/index.ts';
import type { PostboxContext } from './context.ts';
import { isInbound, toStatus } from './enums.ts';

/** A letter's head, without its pages. */
export function toHead(letter: WireLetter, { log }: PostboxContext): Observation {
  const state = letter.state ?? '';
  return {
    type: 'ticket',
    key: letter.id,
    nativeId: letter.id,
    fields: {
      subject: letter.subject,
      status: toStatus(state, log),
      nativeStatus: { code: state, label: state },
      contactName: letter.sender,
      assigneeKey: letter.clerk,
      createdAt: letter.writtenAt,
      updatedAt: letter.changedAt,
    },
    raw: letter,
  };
}

export function toMessage(ticketKey: string, page: WirePage, { log }: PostboxContext): Observation {
  const inbound = isInbound(page.from, log);
  return {
    type: 'message',
    key: page.id,
    nativeId: page.id,
    fields: {
      ticketKey,
      direction: inbound ? 'INBOUND' : 'OUTBOUND',
      visibility: 'PUBLIC',
      author: { kind: inbound ? 'CONTACT' : 'AGENT', key: inbound ? null : page.clerk, displayName: null },
      automated: false,
      text: page.text,
      html: null,
      content: { kind: 'TEXT' },
      attachments: [],
      replyToKey: null,
      deliveryStatus: inbound ? 'RECEIVED' : 'SENT',
      deliveryError: null,
      createdAt: page.writtenAt,
      editedAt: null,
    },
  };
}

/** A letter with all its pages. */
export function toThread({ letter, pages }: WireLetterWithPages, context: PostboxContext): readonly Observation[] {
  return [
    toHead(letter, context),
    ...pages.map((page) => toMessage(letter.id, page, context)),
    { type: 'thread-complete', ticketKey: letter.id },
  ];
}
