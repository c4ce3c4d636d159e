// Who takes part in a ticket: contacts with their addresses, agents, bots and the vendor itself.

import type { ActorRef } from '../../../domain/actor.ts';
import type { CatalogEntry } from '../../../domain/catalog.ts';
import type { Participant } from '../../../domain/ticket.ts';
import { addressKey, toGuid } from '../keys.ts';
import type { MapContext } from './context.ts';
import type { WireParticipant } from '../wire/index.ts';
import { isNumber, toChannelType, toIdentityKind } from './enums.ts';

/** A contact with what a ticket shows of it. */
export interface MappedContact {
  readonly key: string;
  readonly displayName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly entry: CatalogEntry<'contact'>;
}

/** The place of unassigned tickets, which the vendor shows as if somebody took part. */
const QUEUE = 'unassigned tickets';

function nameOf(wire: WireParticipant): string | null {
  return [wire.displayName, wire.name].find((name) => name !== null && name.trim() !== '') ?? null;
}

function keyOf(wire: WireParticipant): string | null {
  const contact = toGuid(wire.contactId);
  if (contact !== null || !wire.identifier) return contact;
  return addressKey(wire.protocolType ?? 'undefined', wire.identifier);
}

/** The customer behind a participant; null where nothing says who it is. */
export function toContact(wire: WireParticipant): MappedContact | null {
  const key = keyOf(wire);
  if (key === null) return null;
  const kind = toIdentityKind(wire.protocolType);
  const address = wire.identifier?.trim() ?? '';
  const phone = isNumber(kind) && /^\d{5,15}$/.test(address) ? `+${address}` : null;
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

/** Points at whoever a participant is; the system where it is nobody in particular. */
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

/** Everybody who takes part; the queue and who was taken out are left out. */
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
