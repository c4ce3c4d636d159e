// One function per SocialHub call: the only paths, and the only place that knows how the token travels.

import type { CallerOptions, VendorRequest } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import { readResponse } from '../../../platform/adapter/wire-failure.ts';
import { readWire, SchemaMismatchError } from '../../../platform/adapter/wire.ts';
import { decodeFailure, readSocialhubRate } from './failures.ts';
import type { SocialhubSettings } from '../settings.ts';
import { root, ticket, type WireRoot, type WireTicket } from '../wire/index.ts';

/** The `interaction` of a new or changed ticket or a confirmed reply, in the vendor's words. */
export interface OutgoingInteraction {
  readonly message?: string;
  readonly pictures?: readonly { readonly small: string; readonly large?: string }[];
  readonly attachments?: readonly {
    readonly url: string;
    readonly name?: string;
    readonly size?: number;
    readonly mimeType?: string;
  }[];
  readonly link?: string;
  readonly rating?: { readonly value: number; readonly scale: number };
  readonly createdTime?: string;
  readonly updatedTime?: string;
  readonly networkItemId?: string;
  readonly url?: string;
  readonly root?: { readonly rootId: string };
  readonly interactor?: {
    readonly interactorId?: string;
    readonly name?: string;
    readonly url?: string;
    readonly picture?: string;
  };
  readonly type?: string;
}

/** All throw VendorCallError. Writes that answer null were done, but their answer cannot be read. */
export interface SocialhubClient {
  readRoot(): Promise<WireRoot>;
  /** Whose answer cannot be read, its outcome is unknown: without the vendor's id nothing can be done with the ticket. */
  createTicket(interaction: OutgoingInteraction): Promise<WireTicket>;
  updateTicket(ticketId: string, interaction: OutgoingInteraction, reset: boolean): Promise<WireTicket | null>;
  /** Answers the new ticket that the reply has become. */
  confirmReply(ticketId: string, followupId: string, interaction: OutgoingInteraction): Promise<WireTicket | null>;
  resetAction(
    ticketId: string,
    actionId: string,
    said: { readonly followupId?: string; readonly reason?: string },
  ): Promise<WireTicket | null>;
}

type Said = Pick<VendorRequest, 'operation' | 'method' | 'path' | 'query'> & { readonly json: object | null };

/** The caller options of an account, for its client and for `connect`; `secrets` show up in no failure. */
export function callerOptions(baseUrl: string, secrets: readonly string[]): CallerOptions {
  return {
    baseUrl,
    headers: () => ({}),
    decodeFailure: (_status, json) => decodeFailure(secrets, json),
    readRate: readSocialhubRate,
  };
}

/** Opens the client of one account over the context's caller. */
export function createClient(context: AdapterContext, settings: SocialhubSettings): SocialhubClient {
  const caller = context.createCaller(callerOptions(settings.baseUrl, [settings.accessToken, settings.webhookSecret]));
  const call = async ({ json, query, ...request }: Said): Promise<unknown> => {
    const body = json === null ? {} : { body: { type: 'json', value: json } as const };
    // The query is the one part of a request that is neither logged nor told to anybody.
    const answer = await caller.call({ ...request, ...body, query: { ...query, accesstoken: settings.accessToken } });
    return answer.json;
  };
  /** A write was taken, whatever its answer looks like: what cannot be read is told and left out. */
  const ticketAfter = async (said: Said): Promise<WireTicket | null> => {
    const json = await call(said);
    try {
      return readWire(ticket, json);
    } catch (error) {
      if (!(error instanceof SchemaMismatchError)) throw error;
      const { operation } = said;
      context.log.warn('the answer to a write cannot be read', { operation, field: error.field });
      return null;
    }
  };
  return {
    async readRoot() {
      const said = { operation: 'root.get', method: 'GET', path: '/', json: null } as const;
      return readResponse(root, said, await call(said));
    },
    async createTicket(interaction) {
      const said = {
        operation: 'tickets.create',
        method: 'POST',
        path: '/inbox/tickets',
        json: { interaction },
      } as const;
      return readResponse(ticket, said, await call(said));
    },
    updateTicket: (ticketId, interaction, reset) =>
      ticketAfter({
        operation: 'tickets.update',
        method: 'PATCH',
        path: ticketPath(ticketId),
        query: reset ? { reset: 'true' } : {},
        json: { interaction },
      }),
    confirmReply: (ticketId, followupId, interaction) =>
      ticketAfter({
        operation: 'replies.success',
        method: 'POST',
        path: `${ticketPath(ticketId)}/replies/${encodeURIComponent(followupId)}/success`,
        json: { interaction },
      }),
    resetAction: (ticketId, actionId, said) =>
      ticketAfter({
        operation: 'actions.reset',
        method: 'POST',
        path: `${ticketPath(ticketId)}/reset/${encodeURIComponent(actionId)}`,
        json: said,
      }),
  };
}

const ticketPath = (ticketId: string): string => `/inbox/tickets/${encodeURIComponent(ticketId)}`;
