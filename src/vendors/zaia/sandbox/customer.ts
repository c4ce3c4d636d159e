// Life at the emulated Zaia: customers write, responders answer and hand over, attendants work. No webhook is sent.

import { createThread } from '../../../sandbox/sample-data/index.ts';
import type { CustomerWriting, SandboxContext } from '../../../sandbox/index.ts';
import type { ZaiaSandboxSettings } from './settings.ts';
import { createOwner, handOver } from './seed.ts';
import { type Chat, openChat, openTicketOf, say, type Writer, type ZaiaState } from './state.ts';

/** Who writes what, and what comes of it. `ticketId` wins over `chatId`, which wins over `phone`. */
export interface ZaiaCustomerWrite {
  /** Writes into the chat of this ticket. */
  readonly ticketId: string;
  readonly chatId: string;
  /** A phone that never wrote before begins a chat over WhatsApp; somebody new when nothing is given. */
  readonly phone: string;
  readonly name: string;
  /** A customer's line of the corpus when left out. */
  readonly text: string;
  /** `customer` by default. */
  readonly from: Writer;
  /** True: the responder hands the chat over after this, unless it is handed over already. */
  readonly handOver: boolean;
  /** True: others go on as chance has it: the responder answers or hands over, an attendant takes, answers, completes. */
  readonly goesOn: boolean;
}

type Context = SandboxContext<ZaiaState, ZaiaSandboxSettings>;

const HANDS_OVER = 0.4;

/** Rejects for a ticket or chat that does not exist. */
export async function customerWrites(context: Context, write: Partial<ZaiaCustomerWrite>): Promise<CustomerWriting> {
  const { state, clock } = context;
  const chat = chatOf(context, write);
  const from = write.from ?? 'customer';
  const text = write.text ?? createThread(state.random, { length: 1 }).lines[0]?.text ?? '?';
  const message = say(state, chat, from, senderOf(state, chat, from), text, clock.now());
  if (write.handOver === true && openTicketOf(chat) === null) handOver(state, chat, state.random, clock.now());
  if (write.goesOn === true) goOn(context, chat);
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
  const owner = createOwner(state, { name: write.name ?? 'Somebody new', phone, language: 'en' }, channel);
  return openChat(state, { owner, channel, responder: state.random.pick(state.responders), at: clock.now() });
}

/** What others do of themselves after a customer wrote. */
function goOn(context: Context, chat: Chat): void {
  const { state, clock } = context;
  const ticket = openTicketOf(chat);
  const answer = createThread(state.random, { language: chat.owner.language, length: 2 }).lines[1]?.text ?? '…';
  if (ticket === null) {
    say(state, chat, 'bot', chat.responder.id, answer, clock.now());
    if (state.random.chance(HANDS_OVER)) handOver(state, chat, state.random, clock.now());
    return;
  }
  ticket.assigneeId ??= state.random.pick(state.users).id;
  ticket.ongoingAt ??= clock.now();
  say(state, chat, 'attendant', ticket.assigneeId, answer, clock.now());
  if (state.random.chance(0.25)) ticket.completedAt = clock.now();
  ticket.updatedAt = clock.now();
}
