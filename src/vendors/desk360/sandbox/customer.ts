// Simulated customers of Desk360: they write over WhatsApp, answer tickets, open new ones, and receive messages.

import { createThread, type Person } from '../../../sandbox/sample-data/index.ts';
import type { CustomerWriteResult } from '../../../sandbox/index.ts';
import { generateFile } from '../../../sandbox/kit/sample-files.ts';
import { addMessage, setStatus } from './data/history.ts';
import { type DeskContext, type DeskTicket, remember, takeId } from './data/state.ts';
import { type BotLine, createWhatsappId, type Inbound, type MediaKind } from './http/webhook-bodies.ts';
import * as bodies from './http/webhook-bodies.ts';

/** The first kinds arrive as `messages` webhooks; `ticket-reply` and `new-ticket` have no webhook. */
export type DeskWriteKind =
  | 'text'
  | 'location'
  | 'contacts'
  | MediaKind
  | 'bot-histories'
  | 'auto-replies'
  | 'status'
  | 'ticket-reply'
  | 'new-ticket';

/** What a customer does; omitted fields are generated. */
export interface DeskWrite {
  readonly kind: DeskWriteKind;
  readonly productId: number;
  /** With or without a plus. */
  readonly phone: string;
  readonly name: string;
  readonly text: string;
  /** For `ticket-reply`. */
  readonly ticketId: number;
  /** For `status`: the id of a sent message; by default the newest one. */
  readonly messageId: string;
  readonly status: 'delivered' | 'read';
  readonly latitude: number;
  readonly longitude: number;
}

interface Scene {
  readonly context: DeskContext;
  readonly write: Partial<DeskWrite>;
  readonly productId: number;
  readonly phone: string;
  readonly name: string;
  readonly email: string;
  readonly text: string;
}

const FILE_NAMES: Readonly<Record<MediaKind, string>> = {
  image: 'jpeg',
  video: 'mp4',
  audio: 'ogg',
  document: 'pdf',
};

function sceneOf(context: DeskContext, write: Partial<DeskWrite>): Scene {
  const person: Person = context.random.pick(context.state.people);
  const generated = (): string | undefined =>
    createThread(context.random, { language: person.language, length: 1 }).lines[0]?.text;
  return {
    context,
    write,
    productId: write.productId ?? 11,
    phone: (write.phone ?? person.phone).replace(/^\+/, ''),
    name: write.name ?? person.name,
    email: person.email,
    text: write.text ?? generated() ?? 'Hello',
  };
}

function receive(scene: Scene, kind: string, content: unknown, text: string): Inbound {
  const { context, productId, phone, name } = scene;
  const id = createWhatsappId(context.random, 'in');
  const at = context.clock.now();
  remember(context.state.whatsapp, id, { id, productId, phone, direction: 'in', kind, content, at, readByUs: false });
  if (context.settings.whatsappTickets === 'listed') noteOnTicket(scene, text);
  return { id, from: phone, name, at };
}

function openTicket(scene: Scene, from: Pick<DeskTicket, 'email' | 'phone' | 'channel' | 'platform'>): DeskTicket {
  const { context, productId, name } = scene;
  const at = Math.floor(context.clock.now() / 1000) * 1000;
  const labels = { reasonId: null, typeId: null, agentId: 0, status: 0, priority: 0 };
  const rest = { language: null, settings: null, countryCode: null, starRating: null, createdAt: at, updatedAt: at };
  const script = { subject: null, messages: [], logs: [] };
  const ticket = { id: takeId(context.state), productId, name, ...from, ...labels, ...rest, script };
  context.state.tickets.set(ticket.id, ticket);
  return ticket;
}

function customerSays(context: DeskContext, ticket: DeskTicket, text: string): number {
  const message = addMessage(context, ticket, { agentId: 0, text, type: 0 });
  // Desk360 reopens a resolved ticket when its customer answers.
  if (ticket.status === 1) setStatus(context, ticket, { status: 3, reasonId: null, agentId: 0 });
  return message.id;
}

function noteOnTicket(scene: Scene, text: string): void {
  const { context, phone, productId } = scene;
  const known = [...context.state.tickets.values()].findLast(
    (ticket) => ticket.phone === phone && ticket.productId === productId,
  );
  const from = { email: null, phone, channel: 'WhatsApp', platform: 'WhatsApp' };
  customerSays(context, known ?? openTicket(scene, from), text);
}

async function post(
  scene: Scene,
  kind: string,
  body: object,
  messageId: string | null,
  ticketId: number | null = null,
): Promise<CustomerWriteResult> {
  const webhook = Object.keys(body)[0] ?? kind;
  const delivery = await scene.context.webhooks.send({ kind: webhook, body });
  return { kind, ticketId: ticketId === null ? null : String(ticketId), messageId, delivery };
}

function writesText(scene: Scene): Promise<CustomerWriteResult> {
  const inbound = receive(scene, 'text', scene.text, scene.text);
  return post(scene, 'text', bodies.textBody(inbound, scene.text), inbound.id);
}

function sharesLocation(scene: Scene): Promise<CustomerWriteResult> {
  const { latitude = 38.9806263495, longitude = -131.9428612257 } = scene.write;
  const place = { name: 'Main Street Beach', address: 'Main Street Beach, Santa Cruz, CA', latitude, longitude };
  const inbound = receive(scene, 'location', place, place.name);
  return post(scene, 'location', bodies.locationBody(inbound, place), inbound.id);
}

function sharesContact(scene: Scene): Promise<CustomerWriteResult> {
  const friend = scene.context.random.pick(scene.context.state.people);
  const name = { first_name: friend.givenName, formatted_name: friend.name, last_name: friend.familyName };
  const contact = {
    addresses: [
      {
        city: 'Menlo Park',
        country: 'United States',
        country_code: 'us',
        state: 'CA',
        street: '1 Hacker Way',
        type: 'WORK',
        zip: '94025',
      },
    ],
    birthday: '2012-08-18',
    emails: [{ email: friend.email, type: 'WORK' }],
    ims: [{ service: 'AIM', user_id: friend.givenName }],
    name,
    org: { company: 'Example', department: 'Support' },
    phones: [{ phone: friend.phone, type: 'WORK', wa_id: friend.phone.slice(1) }],
    urls: [{ url: 'https://www.example.com', type: 'WORK' }],
  };
  const inbound = receive(scene, 'contacts', [contact], friend.name);
  return post(scene, 'contacts', bodies.contactsBody(inbound, [contact]), inbound.id);
}

function sharesMedia(scene: Scene, kind: MediaKind): Promise<CustomerWriteResult> {
  const { context, write } = scene;
  const mediaId = context.random.uuid();
  const file = generateFile(`${context.random.token(40)}.${FILE_NAMES[kind]}`);
  remember(context.state.media, mediaId, file);
  const caption = write.text ?? null;
  const inbound = receive(scene, kind, { mediaId }, caption ?? file.name);
  return post(scene, kind, bodies.mediaBody(context, inbound, { kind, mediaId, file, caption }), inbound.id);
}

function talksToBot(scene: Scene): Promise<CustomerWriteResult> {
  const press = (text: string): BotLine => {
    const { id, at } = receive(scene, 'button', text, text);
    return { by: 'customer', text, id, at };
  };
  const lines: BotLine[] = [
    { by: 'bot', text: '<p>Welcome to Desk360</p>' },
    press('More Information'),
    { by: 'bot', text: '<p>Which stream would you like to continue with?</p><p>Plans or Features.</p>' },
    press('Live Help'),
  ];
  const last = lines.findLast((line) => line.by === 'customer');
  return post(scene, 'bot-histories', bodies.botHistoriesBody(scene.phone, lines), last?.id ?? null);
}

function isAutoAnswered(scene: Scene): Promise<CustomerWriteResult> {
  const { context, productId, phone } = scene;
  const at = context.clock.now();
  const texts = ['Welcome to Desk360', 'You can review the file for more information.'];
  const replies = texts.map((text, index) => {
    const id = createWhatsappId(context.random, 'out');
    const file = index === 0 ? null : generateFile(`${context.random.token(40)}.pdf`);
    const kind = 'auto-reply';
    remember(context.state.whatsapp, id, {
      id,
      productId,
      phone,
      direction: 'out',
      kind,
      content: text,
      at,
      readByUs: false,
    });
    return { id, text, at, file };
  });
  return post(scene, 'auto-replies', bodies.autoRepliesBody(context, phone, replies), replies[0]?.id ?? null);
}

function receivesMessage(scene: Scene): Promise<CustomerWriteResult> {
  const { context, write } = scene;
  const sent = [...context.state.whatsapp.values()].findLast(({ direction }) => direction === 'out');
  const id = write.messageId ?? sent?.id ?? createWhatsappId(context.random, 'out');
  const phone = context.state.whatsapp.get(id)?.phone ?? scene.phone;
  return post(scene, 'status', bodies.statusesBody(id, phone, write.status ?? 'delivered'), id);
}

function repliesToTicket(scene: Scene): CustomerWriteResult {
  const { context, write, text } = scene;
  const open = [...context.state.tickets.values()].filter(({ phone }) => phone === null);
  const ticket = write.ticketId === undefined ? context.random.pick(open) : context.state.tickets.get(write.ticketId);
  if (ticket === undefined) throw new Error(`no ticket ${write.ticketId}`);
  const messageId = customerSays(context, ticket, text);
  return { kind: 'ticket-reply', ticketId: String(ticket.id), messageId: String(messageId), delivery: null };
}

function opensTicket(scene: Scene): CustomerWriteResult {
  const ticket = openTicket(scene, { email: scene.email, phone: null, channel: 'Application', platform: 'Android' });
  const messageId = customerSays(scene.context, ticket, scene.text);
  return { kind: 'new-ticket', ticketId: String(ticket.id), messageId: String(messageId), delivery: null };
}

/** Simulates a customer: by default a text over WhatsApp, with `ticketId` a ticket reply. */
export async function customerActs(context: DeskContext, write: Partial<DeskWrite>): Promise<CustomerWriteResult> {
  const scene = sceneOf(context, write);
  const kind = write.kind ?? (write.ticketId === undefined ? 'text' : 'ticket-reply');
  switch (kind) {
    case 'text':
      return writesText(scene);
    case 'location':
      return sharesLocation(scene);
    case 'contacts':
      return sharesContact(scene);
    case 'bot-histories':
      return talksToBot(scene);
    case 'auto-replies':
      return isAutoAnswered(scene);
    case 'status':
      return receivesMessage(scene);
    case 'ticket-reply':
      return repliesToTicket(scene);
    case 'new-ticket':
      return opensTicket(scene);
    default:
      return sharesMedia(scene, kind);
  }
}
