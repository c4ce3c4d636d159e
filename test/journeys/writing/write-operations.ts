// Writes over HTTP: new tickets, the four mutations, and their payloads.

import { expect } from 'vitest';
import type { TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';

export const DESK_REPLY = '/products/:productId/tickets/:ticketId/reply';
export const DESK_NOTE = '/products/:productId/tickets/:ticketId/note';
export const DESK_STATUS = '/products/:productId/tickets/:ticketId/status';
export const EMOTIVE_REPLY = '/tickets/:ticketId/events';
const PAYLOAD = `clientMutationId eventCursor replayedFromIdempotencyKey
  userErrors { code field vendor vendorCode vendorMessage retryable message }
  ticket { id status version capabilities { reply { allowed } close { allowed reasons } } externalReferences { system value } }`;

export interface OwnTicket {
  readonly id: string;
  readonly nativeId: string;
  readonly version: string;
}
/** The codes of a payload's user errors. */
export const codes = (payload: Json): string[] => payload.userErrors.map(({ code }: Json) => code);

/** The writes of one gateway. `target` is a function because tests start gateways later. */
export function createActs(target: () => TestGateway) {
  let made = 0;
  const newKey = (): string => `key-${(made += 1)}`;

  async function own(vendor: 'DESK360' | 'EMOTIVE', nativeId: string | null): Promise<OwnTicket> {
    const answer = await target().query(
      'query ($vendor: Vendor!, $id: String!) { ticketByNativeId(vendor: $vendor, nativeId: $id) { id nativeId version } }',
      { vendor, id: nativeId },
    );
    return answer.data['ticketByNativeId'];
  }
  async function act(mutation: string, type: string, input: object, more = ''): Promise<Json> {
    const answer = await target().query(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${PAYLOAD} ${more} } }`,
      { input },
    );
    expect(answer.errors).toBeUndefined();
    return answer.data[mutation];
  }
  return {
    newKey,
    /** A ticket that no other test uses. Its customer wrote `please help`. */
    async deskTicket(): Promise<OwnTicket> {
      const write = { kind: 'new-ticket', productId: 11, text: 'please help' } as const;
      return own('DESK360', (await target().desk360.customerWrites(write)).ticketId);
    },
    async emotiveTicket(): Promise<OwnTicket> {
      const write = { subscriber: 'new', message: 'please help' } as const;
      return own('EMOTIVE', (await target().emotive.customerWrites(write)).ticketId);
    },
    reply: (ticketId: string, text: string, more: object = {}): Promise<Json> =>
      act(
        'ticketReply',
        'TicketReplyInput',
        { ticketId, content: { text: { text } }, idempotencyKey: newKey(), ...more },
        'message { id text direction visibility deliveryStatus author { kind } }',
      ),
    note: (ticketId: string, text: string, more: object = {}): Promise<Json> =>
      act(
        'ticketNoteAdd',
        'TicketNoteAddInput',
        { ticketId, text, idempotencyKey: newKey(), ...more },
        'message { id text visibility }',
      ),
    setStatus: (ticketId: string, status: string, more: object = {}): Promise<Json> =>
      act('ticketStatusSet', 'TicketStatusSetInput', { ticketId, status, ...more }),
    setReference: (ticketId: string, externalTicketId: string, more: object = {}): Promise<Json> =>
      act('ticketExternalReferenceSet', 'TicketExternalReferenceSetInput', { ticketId, externalTicketId, ...more }),
    /** The texts of a ticket at Desk360. */
    textsAt: (nativeId: string): string[] =>
      target()
        .desk360.state.tickets.get(Number(nativeId))!
        .script!.messages.map(({ message }) => message),
  };
}
