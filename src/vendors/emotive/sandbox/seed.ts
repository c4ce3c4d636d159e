// Creates subscribers, tickets and text messages of the last sixty days for the emulated Emotive.

import { createPeople, createThread, type Person } from '../../../sandbox/sample-data/index.ts';
import type { SandboxRandom, SandboxWorld } from '../../../sandbox/index.ts';
import { type EmotiveSandboxSettings, toVendorTime } from './settings.ts';
import {
  createEvent,
  type EmotiveState,
  firstTicketId,
  isActive,
  openTicket,
  setExternalTicketId,
  type Ticket,
} from './state.ts';
import { type Status, systemTypes } from './enums.ts';

const HOUR_MS = 3_600_000;
const SEEDED_SPAN_MS = 60 * 24 * HOUR_MS;
const LAST_SEEDED_AGO_MS = 2 * HOUR_MS;
const finalStatuses: readonly Status[] = ['new', 'open', 'open', 'pending', 'on_hold', 'solved', 'closed', 'closed'];

/** Builds the initial state; equal seeds and clocks give equal states. */
export function createState(world: SandboxWorld<EmotiveSandboxSettings>): EmotiveState {
  const { settings, clock, random, ticketCount } = world;
  const state: EmotiveState = {
    random: random.fork('running'),
    connections: new Map(),
    webhooks: new Map(),
    tickets: new Map(),
    ticketIdByExternalId: new Map(),
    lastTicketIdByPhone: new Map(),
    optedOut: new Set(),
    delivered: [],
    lastId: { connection: 30, webhook: 500, ticket: firstTicketId - 1, event: 200_000 },
  };
  if (settings.brandToken !== null) addFirstConnection(state, settings.brandToken);
  const people = createPeople(random.fork('people'), Math.max(1, Math.ceil(ticketCount * 0.75)));
  const endsAt = clock.now() - LAST_SEEDED_AGO_MS;
  for (let index = 0; index < ticketCount; index += 1) {
    const createdAt = Math.floor(endsAt - SEEDED_SPAN_MS * (1 - index / ticketCount));
    const stepMs = Math.floor(Math.min(HOUR_MS, (endsAt - createdAt) / 30));
    seedTicket(state, random, random.pick(people), { createdAt, stepMs, timeForm: settings.timeForm });
  }
  return state;
}

function addFirstConnection(state: EmotiveState, authValue: string): void {
  state.lastId.connection += 1;
  const id = state.lastId.connection;
  const systemTypeId = systemTypes.indexOf('custom') + 1;
  state.connections.set(id, { id, authType: 'api_token', authValue, systemTypeId, status: 'active' });
}

type Moment = {
  readonly createdAt: number;
  /** The time between two messages; small enough that no seeded message is in the future. */
  readonly stepMs: number;
  readonly timeForm: EmotiveSandboxSettings['timeForm'];
};

function seedTicket(state: EmotiveState, random: SandboxRandom, person: Person, moment: Moment): void {
  endOlderTicket(state, person.phone);
  const ticket = openTicket(state, person.phone, moment.createdAt);
  const thread = createThread(random, { language: person.language });
  // Text messages have neither notes nor bots.
  const lines = thread.lines.filter((line) => line.from === 'customer' || line.from === 'agent');
  for (const [index, line] of lines.entries()) {
    const at = moment.createdAt + index * moment.stepMs;
    const agentId = line.from === 'agent' ? `agent-${random.int(1, 8)}` : null;
    const status: Status = index === 0 ? 'new' : 'open';
    const eventTime = toVendorTime(at, moment.timeForm);
    ticket.events.push(createEvent(state, ticket, { agentId, eventTime, message: line.text, status, createdAt: at }));
  }
  finish(ticket, random.pick(finalStatuses));
  if (random.chance(0.6)) {
    setExternalTicketId(state, ticket, `crm-${ticket.id}`);
    ticket.externalUserId = `user-${person.phone.slice(1)}`;
  }
}

function finish(ticket: Ticket, wanted: Status): void {
  const status = wanted === 'new' && ticket.events.length > 1 ? 'open' : wanted;
  const last = ticket.events.at(-1);
  ticket.status = status;
  if (last !== undefined) ticket.events[ticket.events.length - 1] = { ...last, status };
}

function endOlderTicket(state: EmotiveState, phone: string): void {
  const older = state.tickets.get(state.lastTicketIdByPhone.get(phone) ?? 0);
  if (older !== undefined && isActive(older)) finish(older, 'closed');
}
