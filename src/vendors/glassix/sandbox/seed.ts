// Creates users, tags, canned replies and tickets of the last months for the emulated Glassix.

import { createPeople, createThread, type Person } from '../../../sandbox/sample-data/index.ts';
import { createRateWindow, type SandboxRandom, type SandboxWorld } from '../../../sandbox/index.ts';
import { addTransaction, type Guest, openTicket, participantOf, setOwner, setState } from './history.ts';
import { type GlassixSandboxSettings, DEPARTMENTS } from './settings.ts';
import type { CannedReply, DepartmentTag, GlassixState, StoredAttachment, Ticket, User } from './state.ts';
import type { Culture, Protocol, State } from './enums.ts';

const DAY_MS = 86_400_000;
const SPAN_MS = 100 * DAY_MS;
const LAST_SEEDED_AGO_MS = 3_600_000;
/** Above 2^31, as in the documented sample. */
const FIRST_TICKET_ID = 681_728_957_177_908;
/** Above 2^53: a 64-bit integer. */
const FIRST_TRANSACTION_ID = 9_007_199_254_740_993n;
const CHANNELS: readonly Protocol[] = [
  'WhatsApp',
  'WhatsApp',
  'Mail',
  'Web',
  'FBmessenger',
  'InstagramDM',
  'SMS',
  'Viber',
];
const STATES: readonly State[] = ['Open', 'Open', 'Closed', 'Closed', 'Closed', 'Pending', 'Snoozed'];
const CULTURES: Readonly<Record<string, Culture>> = { he: 'he-IL', pt: 'pt-PT', es: 'es-ES' };
const FILES = [
  { ending: 'png', type: 'Image' },
  { ending: 'pdf', type: 'Document' },
  { ending: 'ogg', type: 'Audio' },
] as const;

const TAGS: readonly DepartmentTag[] = [
  { name: 'VIP', color: '#d4af37', parents: [], isDeleted: false },
  { name: 'Vacation', color: '#1e90ff', parents: [], isDeleted: false },
  { name: 'Refund', color: '#dc143c', parents: ['Billing'], isDeleted: false },
  { name: 'Billing', color: '#8b4513', parents: [], isDeleted: false },
  { name: 'Info', color: '#808080', parents: [], isDeleted: false },
  { name: 'Fax', color: '#000000', parents: [], isDeleted: true },
];

const CANNED: readonly Omit<CannedReply, 'id'>[] = [
  {
    title: 'Greeting',
    text: 'Hello, how can I help you?',
    html: '<p>Hello, how can I help you?</p>',
    categoryName: 'Openings',
    culture: 'en-US',
    autoTags: [],
  },
  { title: 'שלום', text: 'שלום, במה אפשר לעזור?', html: '', categoryName: 'Openings', culture: 'he-IL', autoTags: [] },
  {
    title: 'Refund on its way',
    text: 'Your refund was sent today.',
    html: '',
    categoryName: 'Billing',
    culture: 'en-US',
    autoTags: ['Refund'],
  },
  {
    title: 'Gracias',
    text: '¡Gracias por escribirnos!',
    html: '',
    categoryName: 'Closings',
    culture: 'es-ES',
    autoTags: [],
  },
];

function seedUsers(random: SandboxRandom, settings: GlassixSandboxSettings): User[] {
  const staff = createPeople(random.fork('staff'), 8).map(({ name, email }, index): User => {
    const status = index % 3 === 0 ? 'Offline' : index % 3 === 1 ? 'Online' : 'Break2';
    return { id: random.uuid(), userName: email, fullName: name, type: 'AGENT', status };
  });
  const owners = settings.credentials.map(({ userName }): User => ({
    id: random.uuid(),
    userName,
    fullName: 'API user',
    type: 'API',
    status: 'Offline',
  }));
  const bot: User = {
    id: random.uuid(),
    userName: 'bot@example.com',
    fullName: 'Welcome bot',
    type: 'BOT',
    status: 'Online',
  };
  return [...staff, ...owners, bot];
}

/** The identifier of a person on a channel. */
export function guestOf(person: Pick<Person, 'name' | 'phone' | 'email'>, protocol: Protocol): Guest {
  const identifier = protocol === 'Mail' ? person.email : person.phone.replace(/^\+/, '');
  const subProtocol = protocol === 'Mail' ? 'MailTo' : 'Undefined';
  return { name: person.name, type: 'Client', protocol, subProtocol, identifier };
}

function attachmentsFor(state: GlassixState, random: SandboxRandom): StoredAttachment[] {
  if (!random.chance(0.1)) return [];
  const { ending, type } = random.pick(FILES);
  const id = state.nextAttachmentId;
  state.nextAttachmentId += 1;
  const sanitization = random.pick(['Allowed', 'Allowed', 'Allowed', 'Processing', 'Blocked'] as const);
  return [
    { id, type, name: `${random.token(24)}.${ending}`, originalName: `Attachment ${id}.${ending}`, sanitization },
  ];
}

function addConversation(state: GlassixState, ticket: Ticket, language: string, endsAt: number): void {
  // The label is part of the seed: another label changes the sample data.
  const random = state.random.fork(`story-${ticket.id}`);
  const thread = createThread(random, { language });
  const [client] = ticket.participants;
  if (client === undefined) return;
  ticket.fields[0] = thread.subject;
  const agents = state.users.filter(({ type }) => type === 'AGENT');
  const bot = state.users.find(({ type }) => type === 'BOT') ?? random.pick(agents);
  const agent = random.pick(agents);
  const stepMs = Math.floor((endsAt - ticket.openedAt) / (thread.lines.length + 2));
  for (const [index, line] of thread.lines.entries()) {
    const at = ticket.openedAt + index * stepMs;
    const from = line.from === 'customer' ? client : participantOf(ticket, line.from === 'bot' ? bot : agent);
    if (line.from === 'agent' && ticket.ownerId === null) setOwner(ticket, agent, null, at);
    const isNote = line.from === 'note';
    const attachments = line.from === 'customer' ? attachmentsFor(state, random) : [];
    const status = line.from === 'customer' || isNote ? 'Read' : random.pick(['Delivered', 'Read', 'Pending']);
    const html = line.from === 'agent' && random.chance(0.3) ? `<p>${line.text.replaceAll('<', '&lt;')}</p>` : '';
    addTransaction(state, ticket, {
      from,
      type: isNote ? 'Note' : 'Message',
      text: line.text,
      html,
      status,
      attachments,
      at,
    });
  }
}

function seedTicket(state: GlassixState, random: SandboxRandom, now: number, share: number): void {
  const person = random.pick(state.people);
  const departmentId = random.chance(0.7) ? DEPARTMENTS.support : random.pick(Object.values(DEPARTMENTS));
  const at = Math.floor(now - LAST_SEEDED_AGO_MS - SPAN_MS * (1 - share));
  const lengthMs = Math.min(random.int(1, 40) * 3_600_000, now - LAST_SEEDED_AGO_MS / 2 - at);
  const ticket = openTicket(state, {
    departmentId,
    guests: [guestOf(person, random.pick(CHANNELS))],
    fields: [],
    culture: CULTURES[person.language] ?? 'en-US',
    tags: random.chance(0.4) ? [random.pick(TAGS.filter(({ isDeleted }) => !isDeleted)).name] : [],
    uniqueArgument: random.chance(0.3) ? `CRM-${random.int(10_000, 99_999)}` : '',
    details: { source: { title: 'Landing page', uri: 'https://www.example.com/landing-page' } },
    at,
  });
  addConversation(state, ticket, person.language, at + lengthMs);
  const wanted = random.pick(STATES);
  if (wanted !== 'Open') setState(state, ticket, wanted, null, at + lengthMs);
}

/** Builds the initial state; equal seeds and clocks give equal states. */
export function createGlassixState(world: SandboxWorld<GlassixSandboxSettings>): GlassixState {
  const { settings, clock, random, ticketCount } = world;
  const state: GlassixState = {
    random: random.fork('running'),
    people: createPeople(random.fork('people'), Math.max(16, Math.ceil(ticketCount / 2))),
    users: seedUsers(random.fork('users'), settings),
    tags: TAGS,
    cannedReplies: CANNED.map((reply, index) => ({ id: 501 + index, ...reply })),
    tickets: new Map(),
    files: new Map(),
    tokens: new Map(),
    pages: new Map(),
    queue: [],
    outside: [],
    rate: createRateWindow(clock),
    nextTicketId: FIRST_TICKET_ID,
    nextTransactionId: FIRST_TRANSACTION_ID,
    nextAttachmentId: 1557,
  };
  const now = clock.now();
  for (let index = 0; index < ticketCount; index += 1) {
    seedTicket(state, random, now, ticketCount === 1 ? 1 : index / (ticketCount - 1));
  }
  return state;
}
