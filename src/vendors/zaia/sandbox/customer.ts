// Simulated activity at Zaia: customers write, responders answer and hand over, attendants work. No webhook is sent.

import { createThread } from '../../../sandbox/sample-data/index.ts';
import type { CustomerWriteResult, SandboxContext } from '../../../sandbox/index.ts';
import type { ZaiaSandboxSettings } from './settings.ts';
import { createOwner, handOver } from './seed.ts';
import { type Chat, openChat, openTicketOf, addMessage, type Writer, type ZaiaState } from './state.ts';

/** A message and its follow-up. Precedence: `ticketId`, `chatId`, `phone`. */
export interface ZaiaCustomerWrite {
  /** Writes into the chat of this ticket. */
  readonly ticketId: string;
  readonly chatId: string;
  /** An unknown phone starts a chat over WhatsApp; by default a new customer. */
  readonly phone: string;
  readonly name: string;
  /** By default a customer's line of the sample data. */
  readonly text: string;
  /** `customer` by default. */
  readonly from: Writer;
  /** True: the responder then hands the chat over, unless it is handed over already. */
  readonly handOver: boolean;
  /** True: the chat continues at random: the responder answers or hands over, an attendant takes, answers, completes. */
  readonly continues: boolean;
  /** The former name of `continues` in the control route, which still works. */
  readonly goesOn?: boolean;
}

type Context = SandboxContext<ZaiaState, ZaiaSandboxSettings>;

const HANDOVER_CHANCE = 0.4;

/** Rejects if the ticket or chat does not exist. */
export async function customerWrites(
  context: Context,
  write: Partial<ZaiaCustomerWrite>,
): Promise<CustomerWriteResult> {
  const { state, clock } = context;
  const chat = chatOf(context, write);
  const from = write.from ?? 'customer';
  const text = write.text ?? createThread(state.random, { length: 1 }).lines[0]?.text ?? '?';
  const message = addMessage(state, chat, from, senderOf(state, chat, from), text, clock.now());
  if (write.handOver === true && openTicketOf(chat) === null) handOver(state, chat, state.random, clock.now());
  if (write.continues === true || write.goesOn === true) continueChat(context, chat);
  return { kind: from, ticketId: openTicketOf(chat)?.id ?? null, messageId: message.id, delivery: null };
}

function senderOf(state: ZaiaState, chat: Chat, from: Writer): string {
  if (from === 'customer') return chat.owner.id;
  if (from === 'bot') return chat.responder.id;
  return openTicketOf(chat)?.assigneeId ?? state.random.pick(state.users).id;
}

function chatOf({ state, clock }: Context, write: Partial<ZaiaCustomerWrite>): Chat {
  const named =
    write.ticketId === undefined ? state.chats.get(write.chatId ?? '') : state.tickets.get(write.ticketId)?.chat;
  if (named !== undefined) return named;
  if (write.ticketId !== undefined || write.chatId !== undefined) throw new RangeError('no such ticket or chat');
  const phone = write.phone ?? `+1406${String(state.chats.size).padStart(7, '5')}`;
  const known = [...state.chats.values()].findLast(({ owner, isRemoved }) => owner.identifier === phone && !isRemoved);
  if (known !== undefined) return known;
  const channel = state.channels.find(({ type }) => type === 'whatsapp') ?? state.random.pick(state.channels);
  const owner = createOwner(state, { name: write.name ?? 'New customer', phone, language: 'en' }, channel);
  return openChat(state, { owner, channel, responder: state.random.pick(state.responders), at: clock.now() });
}

/** Simulates the responder or attendant after a message of the customer. */
function continueChat(context: Context, chat: Chat): void {
  const { state, clock } = context;
  const ticket = openTicketOf(chat);
  const answer = createThread(state.random, { language: chat.owner.language, length: 2 }).lines[1]?.text ?? '…';
  if (ticket === null) {
    addMessage(state, chat, 'bot', chat.responder.id, answer, clock.now());
    if (state.random.chance(HANDOVER_CHANCE)) handOver(state, chat, state.random, clock.now());
    return;
  }
  ticket.assigneeId ??= state.random.pick(state.users).id;
  ticket.ongoingAt ??= clock.now();
  addMessage(state, chat, 'attendant', ticket.assigneeId, answer, clock.now());
  if (state.random.chance(0.25)) ticket.completedAt = clock.now();
  ticket.updatedAt = clock.now();
}
