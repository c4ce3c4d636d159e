// Creates chats of the last thirty days for the emulated Zaia: with the responder, handed over, ongoing, completed.

import { createPeople, createThread, type Person, type ThreadLine } from '../../../sandbox/sample-data/index.ts';
import { createRateWindow, type SandboxRandom, type SandboxWorld } from '../../../sandbox/index.ts';
import type { ZaiaSandboxSettings } from './settings.ts';
import {
  type Channel,
  type Chat,
  openChat,
  openTicket,
  type Owner,
  addMessage,
  type Ticket,
  type ZaiaState,
} from './state.ts';
import { createWorkspace } from './workspace.ts';

const HOUR_MS = 3_600_000;
const SEEDED_SPAN_MS = 30 * 24 * HOUR_MS;
const LAST_SEEDED_AGO_MS = 2 * HOUR_MS;
const MEAN_STEP_MS = HOUR_MS / 6;
/** Share of chats that are never handed over. */
const LED_BY_RESPONDER = 0.2;
const COMES_BACK = 0.15;
/** Share of widget chats by a user of the workspace who tries it. */
const TRIED_BY_COLLEAGUE = 0.15;
const ends = ['waiting', 'waiting', 'ongoing', 'ongoing', 'ongoing', 'completed', 'completed', 'completed'] as const;

/** Builds the initial state; equal seeds and clocks give equal states. */
export function createState({ clock, random, ticketCount }: SandboxWorld<ZaiaSandboxSettings>): ZaiaState {
  const endsAt = clock.now() - LAST_SEEDED_AGO_MS;
  const { tags, ...workspace } = createWorkspace(random.fork('workspace'), endsAt - 2 * SEEDED_SPAN_MS);
  const state: ZaiaState = {
    ...workspace,
    random: random.fork('ids'),
    calls: createRateWindow(clock),
    workspaceId: random.uuid(),
    tags: new Map(tags.map((tag) => [tag.id, tag])),
    chats: new Map(),
    tickets: new Map(),
  };
  const people = createPeople(random.fork('people'), Math.max(17, ticketCount));
  while (state.tickets.size < ticketCount) {
    const at = Math.floor(endsAt - SEEDED_SPAN_MS * (1 - state.tickets.size / ticketCount));
    seedChat(state, random, people[state.chats.size % people.length] ?? random.pick(people), { at, endsAt });
  }
  state.random = random.fork('running');
  return state;
}

interface Span {
  readonly at: number;
  readonly endsAt: number;
}

function seedChat(state: ZaiaState, random: SandboxRandom, person: Person, span: Span): void {
  const channel = random.pick(state.channels);
  const isColleague = channel.type === 'widget' && random.chance(TRIED_BY_COLLEAGUE);
  const owner = isColleague ? createColleague(state, random) : createOwner(state, person, channel);
  owner.isBlocked = random.chance(0.03);
  const chat = openChat(state, { owner, channel, responder: random.pick(state.responders), at: span.at });
  if (random.chance(LED_BY_RESPONDER)) {
    talk(state, chat, linesOf(random, person), { ...span, attendantId: null });
    return;
  }
  seedTicket(state, random, person, { chat, span, end: random.pick(ends) });
  if (!random.chance(COMES_BACK)) return;
  for (const ticket of chat.tickets) ticket.completedAt ??= lastSaidAt(chat) + 1;
  seedTicket(state, random, person, { chat, span: { ...span, at: lastSaidAt(chat) + 2 }, end: random.pick(ends) });
}

interface TicketSeed {
  readonly chat: Chat;
  readonly span: Span;
  readonly end: (typeof ends)[number];
}

/** Adds the lines of a thread: first with the responder, after the handover with the attendant, if there is one. */
function seedTicket(state: ZaiaState, random: SandboxRandom, person: Person, { chat, span, end }: TicketSeed): void {
  const lines = linesOf(random, person);
  const cut = random.int(1, lines.length);
  talk(state, chat, lines.slice(0, cut), { ...span, attendantId: null });
  const ticket = handOver(state, chat, random, lastSaidAt(chat) + 1);
  if (end !== 'waiting' || random.chance(0.4)) ticket.assigneeId = random.pick(state.users).id;
  if (end !== 'waiting') ticket.ongoingAt = ticket.createdAt + 1;
  const attendantId = end === 'waiting' ? null : ticket.assigneeId;
  const after = lines.slice(cut).filter(({ from }) => attendantId !== null || from === 'customer');
  talk(state, chat, after, { at: ticket.createdAt + 2, endsAt: span.endsAt, attendantId });
  if (end === 'completed') ticket.completedAt = lastSaidAt(chat) + 1;
  if (end === 'completed') ticket.pendingChatMessages = 0;
  ticket.updatedAt = Math.max(ticket.createdAt, lastSaidAt(chat));
  for (const tag of state.tags.values()) if (random.chance(0.12)) ticket.tags.set(tag.id, ticket.updatedAt);
}

/** Chats have no internal notes. */
function linesOf(random: SandboxRandom, { language }: Person): readonly ThreadLine[] {
  return createThread(random, { language }).lines.filter(({ from }) => from !== 'note');
}

function talk(
  state: ZaiaState,
  chat: Chat,
  lines: readonly ThreadLine[],
  { at, endsAt, attendantId }: Span & { readonly attendantId: string | null },
): void {
  const stepMs = Math.min(MEAN_STEP_MS, Math.floor(Math.max(1, endsAt - at) / (lines.length + 1)));
  for (const [index, { from, text }] of lines.entries()) {
    const writer = from === 'customer' ? 'customer' : attendantId === null ? 'bot' : 'attendant';
    const senderId = writer === 'customer' ? chat.owner.id : (attendantId ?? chat.responder.id);
    addMessage(state, chat, writer, senderId, text, at + index * stepMs);
  }
}

function lastSaidAt(chat: Chat): number {
  return Math.max(chat.createdAt, chat.messages.at(-1)?.createdAt ?? 0, chat.tickets.at(-1)?.createdAt ?? 0);
}

/** A user of the workspace as a chat's owner: with an own id, an email address and no identifier. */
function createColleague(state: ZaiaState, random: SandboxRandom): Owner {
  const { name, email } = random.pick(state.users);
  const id = state.random.uuid();
  return { id, entity: 'users', name, email, identifier: null, language: 'en', isBlocked: false };
}

/** An external contact with the data of its channel. */
export function createOwner(
  state: ZaiaState,
  person: Pick<Person, 'name' | 'phone' | 'language'>,
  { type }: Channel,
): Owner {
  const id = state.random.uuid();
  const byPhone = type === 'whatsapp' || type === 'waha';
  const identifier = byPhone
    ? person.phone
    : type === 'instagram'
      ? `@user.${id.slice(0, 6)}`
      : `visitor-${id.slice(0, 8)}`;
  const { name, language } = person;
  return { id, entity: 'external-users', name, email: null, identifier, language, isBlocked: false };
}

/** Hands the chat over to people: creates a ticket with a summary in the queue of a team. */
export function handOver(state: ZaiaState, chat: Chat, random: SandboxRandom, at: number): Ticket {
  const team = random.chance(0.8) ? random.pick(state.teams) : null;
  const asked = chat.messages.findLast(({ from }) => from === 'customer')?.content ?? '';
  return openTicket(state, chat, {
    circumstance: 'handover',
    team,
    assigneeId: null,
    summary: asked.slice(0, 120),
    at,
  });
}
