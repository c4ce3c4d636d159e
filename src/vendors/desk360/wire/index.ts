// Desk360's REST answers in its own words; times stay text here because they carry no zone.

import * as z from 'zod';
import { listOf, looseText } from '../../../platform/adapter/wire.ts';
import { files, flag, id, idOrNobody, number } from './pieces.ts';

const ticketHead = z.object({
  id,
  reason_id: idOrNobody,
  type_id: idOrNobody,
  agent_id: idOrNobody,
  name: looseText,
  email: looseText,
  subject: looseText,
  last_message: looseText,
  channel: looseText,
  platform: looseText,
  status: looseText,
  priority: looseText,
  created_at: looseText,
  updated_at: looseText,
});
/** A ticket as lists, status answers and create answers give it. */
export type WireTicket = z.output<typeof ticketHead>;
export const ticket = ticketHead;
export const tickets = z.array(ticketHead);

export const message = z.object({
  id,
  agent_id: idOrNobody,
  message: looseText,
  attachments: files,
  /** 0 is a reply, 6 a note; others are not documented. */
  type: looseText,
  created_at: z.string().min(1),
  updated_at: looseText,
});
export type WireMessage = z.output<typeof message>;

export const ticketDetail = ticketHead.extend({
  /** What the ticket was created with: JSON, or JSON in a text. */
  settings: z.unknown().optional(),
  country_code: looseText,
  star_rating: number,
  custom_fields: z.unknown().optional(),
  messages: listOf(message),
});
export type WireTicketDetail = z.output<typeof ticketDetail>;

const log = z.object({
  id,
  old_status_id: looseText,
  new_status_id: z.union([z.string().min(1), z.number()]).transform(String),
  reason_id: idOrNobody,
  agent_id: idOrNobody,
  created_at: z.string().min(1),
});
export type WireLog = z.output<typeof log>;
export const logs = z.array(log);

const agent = z.object({ id, name: looseText, email: looseText, avatar: looseText });
export type WireAgent = z.output<typeof agent>;
export const agents = z.array(agent);
export const me = agent;

const product = z.object({ id, name: looseText, logo: looseText });
export type WireProduct = z.output<typeof product>;
export const products = z.array(product);

/** Types and reasons. The list of reasons says `name` where every other answer says `title`. */
const label = z.object({
  id,
  product_id: idOrNobody,
  title: looseText,
  name: looseText,
  description: looseText,
  is_active: flag,
  is_custom: flag,
});
export type WireLabel = z.output<typeof label>;
export const types = z.array(label);
export const reasons = z.array(label);
export const type = label;
export const reason = label;

const translation = z.object({
  language_code: z.string().min(1),
  language_name: looseText,
  header_type: looseText,
  header_content: looseText,
  text: looseText,
  parameters: listOf(z.union([z.string(), z.number()]).transform(String)),
});
const template = z.object({ id, template_name: looseText, languages: listOf(translation) });
export type WireTemplate = z.output<typeof template>;

/** One page of templates. Its addresses are only looked at to learn whether there is another page. */
export const templatePage = z.object({
  current_page: number,
  last_page: number,
  data: z.array(template),
  next_page_url: looseText,
});
export type WireTemplatePage = z.output<typeof templatePage>;

/** What a WhatsApp send answers is not documented: an id is taken where one is found. */
export const sent = z
  .object({ id: looseText, message_id: looseText })
  .nullish()
  .transform((answer) => answer?.id ?? answer?.message_id ?? null);

export const failure = z.object({ error: z.object({ code: looseText, message: looseText }) });
