// The vendor's JSON for errors, tickets, the channel and its manifest.

import { answerJson, type SandboxAnswer } from '../../../sandbox/index.ts';
import type { SocialhubContext, Ticket } from './state.ts';

const statuses = {
  BadRequestError: 400,
  AccessTokenInvalidError: 401,
  AccessDenied: 403,
  ChannelDeactivated: 403,
  NotFoundError: 404,
  ConflictError: 409,
  WebhookValidationError: 422,
  TooManyRequestsError: 429,
} as const;

/** An error of the vendor: messages start with "Error". */
export function answerError(code: keyof typeof statuses, sentence: string, data?: string): SandboxAnswer {
  return answerJson(statuses[code], { code, message: `Error: ${sentence}`, ...(data === undefined ? {} : { data }) });
}

const isoTime = (at: number): string => new Date(at).toISOString();

/** A ticket in the answers of the ticket routes. */
export function ticketView(ticket: Ticket, { settings }: Pick<SocialhubContext, 'settings'>): object {
  return {
    channelId: settings.channelId,
    accountId: settings.accountId,
    _id: ticket.id,
    createdTime: isoTime(ticket.createdAt),
    ...(ticket.updatedAt === null ? {} : { updatedTime: isoTime(ticket.updatedAt) }),
    ...(ticket.followupTo === null ? {} : { followupTo: { followupToId: ticket.followupTo } }),
    interaction: { attachments: [], pictures: [], ...ticket.interaction },
  };
}

export function channelView({ settings, clock }: SocialhubContext): object {
  const { channelId, channelName, accountId, networkId } = settings;
  return {
    ...(networkId === null ? {} : { networkId }),
    _id: channelId,
    name: channelName,
    uniqueName: `${channelName} (${channelId.slice(-4)})`,
    accountId,
    updatedTime: isoTime(clock.now()),
    businessHours: null,
    createdTime: isoTime(Date.UTC(2026, 0, 1)),
  };
}

export function manifestView({ settings, state, webhooks }: SocialhubContext): object {
  const { webhook, actions, rightSidebar } = state;
  const url = webhook?.url ?? webhooks.target;
  return {
    _id: settings.manifestId,
    ...(webhook === null || url === null ? {} : { webhook: { url, secret: webhook.secret } }),
    inbox: { ticketActions: actions, rightSidebar },
  };
}
