// A gateway over Desk360 that counts calls: accepted input is one call, rejected input is none.

import { expect } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { createActs } from './write-operations.ts';

/** A customer who wrote recently, so that every reply is allowed. */
export const PHONE = '905550001122';
export const channelId = toGlobalId('channel', DESK_ACCOUNT, '11/WhatsApp');

type Act = () => Promise<Json>;
export interface LimitsHarness {
  readonly gateway: TestGateway;
  /** The customer's message. */
  readonly messageId: string;
  readonly newKey: () => string;
  act(mutation: string, type: string, input: object): Promise<Json>;
  send(content: object, to?: string): Promise<Json>;
  reply(content: object): Promise<Json>;
  /** Expects one successful call to the vendor. */
  expectTaken(does: Act): Promise<void>;
  /** Expects one user error with the full path, and no call. */
  expectRefused(does: Act, code: string, field: readonly string[]): Promise<void>;
}

/** Starts the gateway. Only the tested writes call the vendor, because everything they refer to is already stored. */
export async function openLimits(): Promise<LimitsHarness> {
  const gateway = await startGateway({ ticketCount: 12 });
  await gateway.gateway.sync.stop();
  await gateway.query('{ templates(first: 1) { nodes { id } } tags { id } brands { id } }');
  const written = await gateway.desk360.customerWrites({ kind: 'text', phone: PHONE, productId: 11 });
  const { newKey } = createActs(() => gateway);
  const ticketId = toGlobalId('ticket', DESK_ACCOUNT, `wa/11/${PHONE}`);

  async function act(mutation: string, type: string, input: object): Promise<Json> {
    const answer = await gateway.query(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code field } } }`,
      { input },
    );
    expect(answer.errors).toBeUndefined();
    return answer.data[mutation];
  }
  return {
    gateway,
    messageId: toGlobalId('message', DESK_ACCOUNT, `wa/${written.messageId}`),
    newKey,
    act,
    send: (content, to = `+${PHONE}`) =>
      act('messageSend', 'MessageSendInput', { channelId, to, content, idempotencyKey: newKey() }),
    reply: (content) => act('ticketReply', 'TicketReplyInput', { ticketId, content, idempotencyKey: newKey() }),
    async expectTaken(does) {
      gateway.desk360.journal.clear();
      expect(await does()).toEqual({ userErrors: [] });
      expect(gateway.desk360.journal.entries().map(({ status }) => status)).toEqual([200]);
    },
    async expectRefused(does, code, field) {
      gateway.desk360.journal.clear();
      expect(await does()).toEqual({ userErrors: [{ code, field: ['input', ...field] }] });
      expect(gateway.desk360.journal.entries()).toEqual([]);
    },
  };
}
