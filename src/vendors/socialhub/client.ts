// One function per SocialHub call: the only paths, and the only place that knows how the token travels.

import { VendorCallError, vendorFailure } from '../../domain/errors.ts';
import type { AdapterContext, CallerOptions, VendorRequest } from '../../domain/ports/vendor.ts';
import { readWire, WireMismatch } from '../../platform/wire.ts';
import { decodeSocialhubFailure, readSocialhubRate } from './client/failures.ts';
import type { SocialhubSettings } from './settings.ts';
import { root, ticket, type WireRoot, type WireTicket } from './wire.ts';

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

/** The caller options of an account, for its client and for `connect`. */
export function callerOptions(
  settings: Pick<SocialhubSettings, 'baseUrl' | 'accessToken' | 'webhookSecret'>,
): CallerOptions {
  return {
    baseUrl: settings.baseUrl,
    headers: () => ({}),
    decodeFailure: (_status, json) => decodeSocialhubFailure(settings, json),
    readRate: readSocialhubRate,
  };
}

/** Opens the client of one account over the context's caller. */
export function createSocialhubClient(context: AdapterContext, settings: SocialhubSettings): SocialhubClient {
  const caller = context.createCaller(callerOptions(settings));
  const call = async ({ json, query, ...request }: Said): Promise<unknown> => {
    const body = json === null ? {} : { body: { type: 'json', value: json } as const };
    // The query is the one part of a request that is neither logged nor told to anybody.
    const answer = await caller.call({ ...request, ...body, query: { ...query, accesstoken: settings.accessToken } });
    return answer.json;
  };
  const ticketAfter = (operation: string, json: unknown): WireTicket | null => {
    try {
      return readWire(ticket, json);
    } catch (error) {
      if (!(error instanceof WireMismatch)) throw error;
      context.log.warn('the answer to a write cannot be read', { operation, field: error.field });
      return null;
    }
  };
  return {
    async readRoot() {
      return read('root.get', () => call({ operation: 'root.get', method: 'GET', path: '/', json: null }), root);
    },
    async createTicket(interaction) {
      const operation = 'tickets.create';
      const made = ticketAfter(
        operation,
        await call({ operation, method: 'POST', path: '/inbox/tickets', json: { interaction } }),
      );
      if (made !== null) return made;
      throw new VendorCallError(vendorFailure('BAD_RESPONSE', { outcomeUnknown: true }));
    },
    async updateTicket(ticketId, interaction, reset) {
      const operation = 'tickets.update';
      const path = `/inbox/tickets/${encodeURIComponent(ticketId)}`;
      const query = reset ? { reset: 'true' } : {};
      return ticketAfter(operation, await call({ operation, method: 'PATCH', path, query, json: { interaction } }));
    },
    async confirmReply(ticketId, followupId, interaction) {
      const operation = 'replies.success';
      const path = `/inbox/tickets/${encodeURIComponent(ticketId)}/replies/${encodeURIComponent(followupId)}/success`;
      return ticketAfter(operation, await call({ operation, method: 'POST', path, json: { interaction } }));
    },
    async resetAction(ticketId, actionId, said) {
      const operation = 'actions.reset';
      const path = `/inbox/tickets/${encodeURIComponent(ticketId)}/reset/${encodeURIComponent(actionId)}`;
      return ticketAfter(operation, await call({ operation, method: 'POST', path, json: said }));
    },
  };
}

/** Reads an answer; one of another shape is BAD_RESPONSE and names the field. */
async function read(operation: string, answer: () => Promise<unknown>, schema: typeof root): Promise<WireRoot> {
  const json = await answer();
  try {
    return readWire(schema, json);
  } catch (error) {
    if (!(error instanceof WireMismatch)) throw error;
    const message = `The vendor's answer cannot be read (${operation}: ${error.field}).`;
    throw new VendorCallError(vendorFailure('BAD_RESPONSE', { message }), { cause: error });
  }
}
