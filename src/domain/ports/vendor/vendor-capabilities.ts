// What a vendor can do at best, in one vocabulary for all vendors, so that documentation can compare them.

import { TICKET_ACTIONS, type TicketAction } from '../../commands/capabilities.ts';
import type { AdapterActions } from './actions.ts';

type ActionName = keyof AdapterActions;

/** The adapter actions that carry out each ticket action; one of them suffices. */
export const ACTIONS_BY_TICKET_ACTION: Readonly<Record<TicketAction, readonly ActionName[]>> = {
  reply: ['reply'],
  replyWithTemplate: ['reply'],
  replyInteractive: ['reply'],
  addNote: ['note'],
  close: ['setStatus'],
  reopen: ['setStatus', 'updateTicket'],
  markPending: ['setStatus'],
  snooze: ['setStatus'],
  assign: ['assign'],
  takeOver: ['takeOver'],
  transferTeam: ['assign'],
  tag: ['addTags'],
  untag: ['removeTags'],
  setPriority: [],
  markRead: ['markRead'],
  optOutContact: ['optOut'],
};

/** The adapter actions that `Ticket.capabilities` does not mention. */
export const OTHER_ACTIONS = [
  'setExternalReference',
  'createTicket',
  'updateTicket',
  'confirmReply',
  'failAction',
  'sendMessage',
  'sendTemplateBulk',
  'createTag',
  'updateTag',
] as const satisfies readonly ActionName[];

/** What an adapter offers besides actions: `attach` to messages, and its ways to receive and read data. */
const ADAPTER_FEATURES = ['attach', 'webhooks', 'eventQueue', 'backfill', 'downloads', 'templateOffer'] as const;

export const VENDOR_CAPABILITIES = [...TICKET_ACTIONS, ...OTHER_ACTIONS, ...ADAPTER_FEATURES] as const;
export type VendorCapabilityName = (typeof VENDOR_CAPABILITIES)[number];

export interface VendorCapability {
  readonly name: VendorCapabilityName;
  /** True: an account has it only if a setting enables it. */
  readonly bySetting: boolean;
}

/** The list of a module, in the order of VENDOR_CAPABILITIES. */
export function vendorCapabilities(
  always: readonly VendorCapabilityName[],
  bySetting: readonly VendorCapabilityName[] = [],
): readonly VendorCapability[] {
  const listed = VENDOR_CAPABILITIES.filter((name) => always.includes(name) || bySetting.includes(name));
  return listed.map((name) => ({ name, bySetting: !always.includes(name) }));
}
