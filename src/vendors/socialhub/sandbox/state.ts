// The state of the emulated SocialHub: the inbox of one channel, its manifest, and the pending actions.

import { createHash } from 'node:crypto';
import type { RateDraw, RateWindow, SandboxCall, SandboxContext, SandboxRoute } from '../../../sandbox/index.ts';
import type { SocialhubSandboxSettings } from './settings.ts';
import type { ActionType } from './enums.ts';

export type SocialhubCall = SandboxCall<SocialhubState, SocialhubSandboxSettings>;
export type SocialhubContext = SandboxContext<SocialhubState, SocialhubSandboxSettings>;
export type SocialhubRoute = SandboxRoute<SocialhubState, SocialhubSandboxSettings>;
export type Fields = Readonly<Record<string, unknown>>;

export interface Ticket {
  /** 24 hexadecimal digits. */
  readonly id: string;
  readonly createdAt: number;
  updatedAt: number | null;
  /** As sent, with the vendor's own id of the interactor. */
  interaction: Fields;
  readonly networkItemId: string;
  /** `hidden`: an empty root of a reply, or a post of the channel itself; community managers do not see it. */
  folder: 'inbox' | 'done' | 'hidden';
  /** The ticket that this one replies to. */
  readonly followupTo: string | null;
}

export interface TicketAction {
  readonly id: string;
  readonly type: ActionType;
  readonly label: Readonly<Record<string, string>>;
  readonly config?: Fields;
  readonly attachments?: Fields;
  readonly options?: readonly Fields[];
}
/** A reply of a community manager, pending until the integration reports its outcome. */
export interface Followup {
  readonly id: string;
  readonly ticketId: string;
  readonly actionId: string;
  readonly text: string;
  state: 'pending' | 'confirmed' | 'failed';
  /** The reason of the failure as shown to the community manager; null if none was given. */
  reason: string | null;
}
/** `url` null: the sandbox's own target. */
export interface Webhook {
  readonly url: string | null;
  readonly secret: string;
}

export interface SocialhubState {
  readonly rate: RateWindow;
  /** The rate limit state of the current call, for its headers. */
  readonly draws: WeakMap<SocialhubCall, RateDraw>;
  readonly tickets: Map<string, Ticket>;
  readonly ticketIdByNetworkItemId: Map<string, string>;
  readonly followups: Map<string, Followup>;
  /** Actions without a reply that the integration reported as failed. */
  readonly failedActions: { readonly ticketId: string; readonly actionId: string; readonly reason: string | null }[];
  actions: readonly TicketAction[];
  rightSidebar: readonly Fields[];
  webhook: Webhook | null;
  /** How often a webhook was removed because its answer lacked the challenge. */
  webhookRemovals: number;
  isActive: boolean;
}

const hexId = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24);

/** The vendor's id of a ticket: an interaction of a channel has the same id in every run. */
function ticketIdOf(channelId: string, networkItemId: string): string {
  return hexId('ticket', channelId, networkItemId);
}

/** The vendor's own id of an interactor; answers contain it instead of the network's id. */
export function interactorIdOf(accountId: string, networkInteractorId: string): string {
  return hexId('interactor', accountId, networkInteractorId);
}

/** The ticket with this interaction; null without one, or if it is only an empty root. */
export function ticketOfInteraction(state: SocialhubState, networkItemId: string): Ticket | null {
  const ticket = state.tickets.get(state.ticketIdByNetworkItemId.get(networkItemId) ?? '');
  return ticket === undefined || isEmptyRoot(ticket) ? null : ticket;
}

function isEmptyRoot({ folder, interaction }: Ticket): boolean {
  return folder === 'hidden' && interaction['interactor'] === undefined && interaction['message'] === undefined;
}

/** Adds a ticket and its hidden root, if that does not exist yet. */
export function addTicket(
  { state, settings, clock }: SocialhubContext,
  fields: Pick<Ticket, 'interaction' | 'networkItemId' | 'folder' | 'followupTo'>,
): Ticket {
  const id = ticketIdOf(settings.channelId, fields.networkItemId);
  const ticket: Ticket = { id, createdAt: clock.now(), updatedAt: null, ...fields };
  state.tickets.set(id, ticket);
  state.ticketIdByNetworkItemId.set(fields.networkItemId, id);
  return ticket;
}
