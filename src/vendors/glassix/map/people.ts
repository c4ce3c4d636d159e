// The participants of a ticket: contacts with their identities, agents, bots and the system. Pure.

import type { ActorRef } from '../../../domain/actor.ts';
import type { CatalogEntry } from '../../../domain/catalog.ts';
import type { Participant } from '../../../domain/ticket.ts';
import { addressKey, toGuid } from '../keys.ts';
import type { MapContext } from './context.ts';
import type { WireParticipant } from '../wire/index.ts';
import { isPhoneKind, toChannelType, toIdentityKind } from './enums.ts';

/** A contact, and the ticket's fields about it. */
export interface MappedContact {
  readonly key: string;
  readonly displayName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly entry: CatalogEntry<'contact'>;
}

/** The queue of unassigned tickets, which the vendor lists as a participant. */
const QUEUE = 'unassigned tickets';

function nameOf(wire: WireParticipant): string | null {
  return [wire.displayName, wire.name].find((name) => name !== null && name.trim() !== '') ?? null;
}

function keyOf(wire: WireParticipant): string | null {
  const contact = toGuid(wire.contactId);
  if (contact !== null || !wire.identifier) return contact;
  return addressKey(wire.protocolType ?? 'undefined', wire.identifier);
}

/** null for a participant without contact id and identifier. */
export function toContact(wire: WireParticipant): MappedContact | null {
  const key = keyOf(wire);
  if (key === null) return null;
  const kind = toIdentityKind(wire.protocolType);
  const address = wire.identifier?.trim() ?? '';
  const phone = isPhoneKind(kind) && /^\d{5,15}$/.test(address) ? `+${address}` : null;
  const displayName = nameOf(wire);
  return {
    key,
    displayName,
    email: kind === 'EMAIL' && address !== '' ? address : null,
    phone,
    entry: {
      kind: 'contact',
      key,
      nativeId: toGuid(wire.contactId) ?? address,
      displayName,
      avatarUrl: null,
      identities: address === '' ? [] : [{ kind, value: phone ?? address, verified: null }],
      blocked: null,
      optedOut: null,
    },
  };
}

/** A participant that is neither customer, user nor bot is the system. */
export function toActor(wire: WireParticipant, context: Pick<MapContext, 'isBot'>): ActorRef {
  const displayName = nameOf(wire);
  switch (wire.type?.toLowerCase()) {
    case 'client':
      return { kind: 'CONTACT', key: keyOf(wire), displayName };
    case 'user': {
      const key = toGuid(wire.identifier);
      return { kind: key !== null && context.isBot(key) ? 'BOT' : 'AGENT', key, displayName };
    }
    case 'bot':
      return { kind: 'BOT', key: toGuid(wire.identifier), displayName };
    default:
      return { kind: 'SYSTEM', key: null, displayName: null };
  }
}

const ROLES = { CONTACT: 'CUSTOMER', AGENT: 'AGENT', BOT: 'BOT', SYSTEM: 'SYSTEM' } as const;

/** All participants except the queue and deleted ones. */
export function toParticipants(wires: readonly WireParticipant[], context: MapContext): Participant[] {
  return wires
    .filter((wire) => wire.isDeleted !== true && wire.name?.toLowerCase() !== QUEUE)
    .map((wire) => {
      const actor = toActor(wire, context);
      return {
        actor,
        role: ROLES[actor.kind],
        channelType: toChannelType(wire.protocolType, context.log),
        active: wire.isActive !== false,
      };
    });
}
