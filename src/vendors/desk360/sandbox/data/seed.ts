// Builds the initial state of the emulated Desk360: three products, agents, types, reasons, templates and tickets.

import { createPeople, type Person } from '../../../../sandbox/sample-data/index.ts';
import { createRateWindow, type SandboxRandom, type SandboxWorld } from '../../../../sandbox/index.ts';
import type { DeskSettings } from '../settings.ts';
import type { DeskAgent, DeskReason, DeskState, DeskTicket, DeskType } from './state.ts';
import { seedTemplates } from './seed-templates.ts';

const DAY_MS = 86_400_000;
const FIRST_TICKET_ID = 1001;
const PRODUCTS = [
  { id: 11, name: 'YourApplication1', logo: null },
  { id: 22, name: 'YourApplication2', logo: null },
  { id: 33, name: 'YourApplicationWithLogo', logo: 'https://desk-360.s3.amazonaws.com/images/application/logo/1.jpg' },
];
const TYPE_TITLES = ['Subscription', 'Features', 'Report a problem', 'Refund', 'Suggestion', 'Account'];
const REASON_TITLES = ['Delivered late', 'Payment', 'Login', 'Spam', 'Bug', 'Question', 'Returned', 'Other'];
// Application and Api are in the samples; the other values are assumed, after the integrations of the error codes.
const CHANNELS: readonly (readonly [string, readonly string[]])[] = [
  ['Application', ['Android', 'iOS']],
  ['Application', ['Android', 'iOS']],
  ['Application', ['Android', 'iOS']],
  ['Api', ['Api']],
  ['Email', ['Web']],
  ['Facebook', ['Facebook']],
  ['Instagram', ['Instagram']],
  ['Twitter', ['Twitter']],
];

function seedAgents(random: SandboxRandom, settings: DeskSettings): DeskAgent[] {
  const known = settings.accounts.map(({ agentId, email }, index) => ({
    id: agentId,
    email,
    name: `Agent ${index + 1}`,
  }));
  const people = createPeople(random, 12);
  const others = people.map((person, index) => ({ id: 11 * (index + 1), name: person.name, email: person.email }));
  const nameOf = (id: number): string | null => others.find((other) => other.id === id)?.name ?? null;
  const agents = known.map((agent) => ({ ...agent, name: nameOf(agent.id) ?? agent.name }));
  for (const other of others) if (!agents.some(({ id }) => id === other.id)) agents.push(other);
  const avatar = (id: number): string => `https://desk-360.s3.amazonaws.com/images/profile/${id}.jpg`;
  return agents.map((agent) => ({ ...agent, avatar: agent.id % 2 === 0 ? null : avatar(agent.id) }));
}

function seedTypes(bornAt: number): Map<number, DeskType> {
  const types = TYPE_TITLES.map((title, index) => {
    const isCustom = index >= 3;
    const productId = isCustom ? 11 * (index - 2) : 0;
    return { id: index + 1, productId, title, description: title, isActive: index !== 5, isCustom };
  });
  return new Map(types.map((type) => [type.id, { ...type, createdAt: bornAt, updatedAt: bornAt }]));
}

function seedReasons(bornAt: number): Map<number, DeskReason> {
  const reasons = REASON_TITLES.map((title, index) => ({
    id: index + 1,
    productId: 11 * ((index % 3) + 1),
    title,
    isActive: index !== 7,
    createdAt: bornAt,
    updatedAt: bornAt,
  }));
  return new Map(reasons.map((reason) => [reason.id, reason]));
}

function settingsOf(channel: string, random: SandboxRandom): unknown {
  if (channel === 'Application' && random.chance(0.4)) {
    return { app_version: `${random.int(1, 9)}.${random.int(0, 20)}`, device: random.pick(['Pixel 8', 'iPhone 15']) };
  }
  return null;
}

function seedTicket(
  index: number,
  random: SandboxRandom,
  now: number,
  people: readonly Person[],
  agents: readonly DeskAgent[],
): DeskTicket {
  const person = random.pick(people);
  const [channel, platforms] = random.pick(CHANNELS);
  const status = index % 4;
  const createdAt = Math.floor((now - random.int(2 * 3_600_000, 180 * DAY_MS)) / 1000) * 1000;
  const livedMs = random.int(60_000, Math.min(12 * DAY_MS, now - createdAt - 60_000));
  return {
    id: FIRST_TICKET_ID + index,
    productId: 11 * ((Math.floor(index / 4) % 3) + 1),
    reasonId: random.chance(0.85) ? random.int(1, REASON_TITLES.length) : null,
    typeId: random.chance(0.9) ? random.int(1, TYPE_TITLES.length) : null,
    agentId: random.pick([0, null, ...agents.map(({ id }) => id)]),
    name: person.name,
    email: person.email,
    phone: null,
    language: person.language,
    channel,
    platform: random.pick(platforms),
    status,
    priority: random.int(0, 3),
    settings: settingsOf(channel, random),
    countryCode: random.chance(0.9) ? person.country : null,
    starRating: status === 1 && random.chance(0.4) ? random.int(1, 5) : null,
    createdAt,
    updatedAt: createdAt + Math.floor(livedMs / 1000) * 1000,
    script: null,
  };
}

/** Builds the state. The first read of a ticket creates its conversation (see ticket-scripts.ts). */
export function createDeskState(world: SandboxWorld<DeskSettings>): DeskState {
  const { random, settings, clock, ticketCount } = world;
  const now = clock.now();
  const bornAt = Math.floor((now - 900 * DAY_MS) / 1000) * 1000;
  const people = createPeople(random, Math.max(16, Math.ceil(ticketCount / 2)));
  const agents = seedAgents(random.fork('agents'), settings);
  const tickets = new Map<number, DeskTicket>();
  for (let index = 0; index < ticketCount; index += 1) {
    const ticket = seedTicket(index, random, now, people, agents);
    tickets.set(ticket.id, ticket);
  }
  return {
    random: random.fork('later'),
    people,
    products: PRODUCTS,
    agents,
    types: seedTypes(bornAt),
    reasons: seedReasons(bornAt),
    tickets,
    templates: seedTemplates(),
    whatsapp: new Map(),
    media: new Map(),
    files: new Map(),
    tokens: new Map(settings.accounts.flatMap(({ email, token }) => (token === null ? [] : [[email, token]]))),
    rate: createRateWindow(clock),
    wrongLogins: new Map(),
    draws: new WeakMap(),
    nextId: (FIRST_TICKET_ID + ticketCount) * 1000,
  };
}
