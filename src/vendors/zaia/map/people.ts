// The people of a ticket, all taken from its row: customer, assignee and AI responder.

import type { ContactIdentity } from '../../../domain/actor.ts';
import type { CatalogEntry } from '../../../domain/catalog.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { WireResponder, WireTicketDetails } from '../wire/index.ts';
import { RESPONDER_ENTITIES, toChannelType } from './enums.ts';

/** The chat's owner; null if the row has none. */
export function toContact(details: WireTicketDetails, log: AdapterLog): CatalogEntry<'contact'> | null {
  const { chatOwnerId, ownerName, ownerEmail, isOwnerBlocked } = details;
  if (chatOwnerId === null) return null;
  const byEmail: readonly ContactIdentity[] =
    ownerEmail === null ? [] : [{ kind: 'EMAIL', value: ownerEmail, verified: null }];
  return {
    kind: 'contact',
    key: chatOwnerId,
    nativeId: chatOwnerId,
    displayName: ownerName,
    avatarUrl: null,
    identities: [...byEmail, ...identitiesOf(details, log)],
    blocked: isOwnerBlocked,
    optedOut: null,
  };
}

/** The channel decides what kind of identifier it is. On WhatsApp it is also a phone if it has that form. */
function identitiesOf(details: WireTicketDetails, log: AdapterLog): readonly ContactIdentity[] {
  const value = details.ownerIdentifier;
  if (value === null || value === '') return [];
  switch (toChannelType(details.channelType, log)) {
    case 'WHATSAPP': {
      const phone = toPhone(value);
      const known: ContactIdentity = { kind: 'WHATSAPP', value, verified: null };
      return phone === null ? [known] : [known, { kind: 'PHONE', value: phone, verified: null }];
    }
    case 'INSTAGRAM_DIRECT':
      return [{ kind: 'INSTAGRAM', value, verified: null }];
    case 'WEB_CHAT':
      return [{ kind: 'WEB', value, verified: null }];
    default:
      return [{ kind: 'EXTERNAL', value, verified: null }];
  }
}

/** E.164. WhatsApp sends the country code with or without a plus; Waha appends a host. */
function toPhone(identifier: string): string | null {
  const digits = /^\+?(\d{8,15})(?:@(?:c\.us|s\.whatsapp\.net))?$/.exec(identifier)?.[1];
  return digits === undefined ? null : `+${digits}`;
}

/** The assignee. The vendor has no list of people, so rows are the only source. */
export function toAgent(details: WireTicketDetails): CatalogEntry<'agent'> | null {
  const { assigneeId, assigneeName, assigneeEmail, assigneePicture } = details;
  if (assigneeId === null) return null;
  return {
    kind: 'agent',
    key: assigneeId,
    nativeId: assigneeId,
    displayName: assigneeName,
    email: assigneeEmail,
    avatarUrl: assigneePicture,
    presence: null,
    teamKeys: null,
    active: null,
  };
}

/** The responder of the ticket's chat: an AI agent, a squad of them or a workflow. */
export function toResponderBot(details: WireTicketDetails): CatalogEntry<'bot'> | null {
  const { responderId, responderName, responderPicture, responderVersionNumber } = details;
  if (responderId === null) return null;
  return toBot(responderId, responderName, responderPicture, responderVersionNumber);
}

/** A responder from the list of responders, which has no versions. */
export function toListedBot({ id, name, picture, entity }: WireResponder, log: AdapterLog): CatalogEntry<'bot'> {
  if (entity !== null && !RESPONDER_ENTITIES.has(entity)) log.unknownValue('responder.entity', entity);
  return toBot(id, name, picture, null);
}

function toBot(
  id: string,
  displayName: string | null,
  avatarUrl: string | null,
  versionLabel: string | null,
): CatalogEntry<'bot'> {
  return { kind: 'bot', key: id, nativeId: id, displayName, avatarUrl, versionLabel };
}
