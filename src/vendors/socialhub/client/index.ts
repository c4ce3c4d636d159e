// One function per SocialHub call. Paths and the token's place in the query are known here only.

import type { CallerOptions, MediaStream, VendorRequest } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import { jsonBody, pathSegment } from '../../../platform/adapter/request-parts.ts';
import { createStoredFiles } from '../../../platform/adapter/stored-files.ts';
import { readResponse } from '../../../platform/adapter/wire-failure.ts';
import { readWire, SchemaMismatchError } from '../../../platform/adapter/wire.ts';
import type { SocialhubSettings } from '../settings.ts';
import { root, ticket, type WireRoot, type WireTicket } from '../wire/index.ts';
import { decodeFailure, readRate } from './failures.ts';

/** The `interaction` of a new or changed ticket or a confirmed reply, in the vendor's format. */
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

/** All functions throw VendorCallError. Writes resolve with null if they succeeded but the response cannot be parsed. */
export interface SocialhubClient {
  readRoot(): Promise<WireRoot>;
  /** A response that cannot be parsed means an unknown outcome: without the vendor's id the ticket cannot be used. */
  createTicket(interaction: OutgoingInteraction): Promise<WireTicket>;
  updateTicket(ticketId: string, interaction: OutgoingInteraction, reset: boolean): Promise<WireTicket | null>;
  /** Resolves with the new ticket that the reply becomes. */
  confirmReply(ticketId: string, followupId: string, interaction: OutgoingInteraction): Promise<WireTicket | null>;
  resetAction(
    ticketId: string,
    actionId: string,
    report: { readonly followupId?: string; readonly reason?: string },
  ): Promise<WireTicket | null>;
  /** Opens a file at a public address, without the token. */
  openFile(address: string): Promise<MediaStream>;
}

type ApiRequest = Pick<VendorRequest, 'operation' | 'method' | 'path' | 'query'> & { readonly json: object | null };

/** The caller options of an account, for its client and for `connect`. No failure contains one of the `secrets`. */
export function callerOptions(baseUrl: string, secrets: readonly string[]): CallerOptions {
  return {
    baseUrl,
    headers: () => ({}),
    decodeFailure: (_status, json) => decodeFailure(secrets, json),
    readRate,
  };
}

export function createClient(context: AdapterContext, settings: SocialhubSettings): SocialhubClient {
  const { baseUrl, accessToken, webhookSecret, mediaHosts } = settings;
  const caller = context.createCaller(callerOptions(baseUrl, [accessToken, webhookSecret]));
  const files = createStoredFiles(context, { baseUrl, hosts: mediaHosts });

  const call = async ({ json, query, ...request }: ApiRequest): Promise<unknown> => {
    const body = json === null ? {} : { body: jsonBody(json) };
    // The query is the only part of a request that is never logged or shown.
    const response = await caller.call({ ...request, ...body, query: { ...query, accesstoken: accessToken } });
    return response.json;
  };
  const write = async (request: ApiRequest): Promise<WireTicket | null> => {
    const json = await call(request);
    try {
      return readWire(ticket, json);
    } catch (error) {
      if (!(error instanceof SchemaMismatchError)) throw error;
      const { operation } = request;
      context.log.warn('response to a write could not be parsed', { operation, field: error.field });
      return null;
    }
  };

  return {
    openFile: (address) => files.open(address),
    async readRoot() {
      const request = { operation: 'root.get', method: 'GET', path: '/', json: null } as const;
      return readResponse(root, request, await call(request));
    },
    async createTicket(interaction) {
      const request = {
        operation: 'tickets.create',
        method: 'POST',
        path: '/inbox/tickets',
        json: { interaction },
      } as const;
      return readResponse(ticket, request, await call(request));
    },
    updateTicket: (ticketId, interaction, reset) =>
      write({
        operation: 'tickets.update',
        method: 'PATCH',
        path: ticketPath(ticketId),
        query: reset ? { reset: 'true' } : {},
        json: { interaction },
      }),
    confirmReply: (ticketId, followupId, interaction) =>
      write({
        operation: 'replies.success',
        method: 'POST',
        path: `${ticketPath(ticketId)}/replies/${pathSegment(followupId)}/success`,
        json: { interaction },
      }),
    resetAction: (ticketId, actionId, report) =>
      write({
        operation: 'actions.reset',
        method: 'POST',
        path: `${ticketPath(ticketId)}/reset/${pathSegment(actionId)}`,
        json: report,
      }),
  };
}

const ticketPath = (ticketId: string): string => `/inbox/tickets/${pathSegment(ticketId)}`;
