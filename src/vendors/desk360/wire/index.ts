// Schemas of Desk360's REST responses. Times stay text because they have no zone.

import * as z from 'zod';
import { listOf, looseText } from '../../../platform/adapter/wire.ts';
import { files, flag, id, idOrNone, number } from './pieces.ts';

const ticketHead = z.object({
  id,
  reason_id: idOrNone,
  type_id: idOrNone,
  agent_id: idOrNone,
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
/** A ticket in lists and in the responses of status and create calls. */
export type WireTicket = z.output<typeof ticketHead>;
export const ticket = ticketHead;
export const tickets = z.array(ticketHead);

export const message = z.object({
  id,
  agent_id: idOrNone,
  message: looseText,
  attachments: files,
  /** 0: reply, 6: note; others are not documented. */
  type: looseText,
  created_at: z.string().min(1),
  updated_at: looseText,
});
export type WireMessage = z.output<typeof message>;

export const ticketDetail = ticketHead.extend({
  /** The settings of the create call: JSON, or JSON as text. */
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
  reason_id: idOrNone,
  agent_id: idOrNone,
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

/** Types and reasons. The list of reasons uses `name`, every other response `title`. */
const label = z.object({
  id,
  product_id: idOrNone,
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

/** One page of templates. Its URLs only indicate whether there is another page. */
export const templatePage = z.object({
  current_page: number,
  last_page: number,
  data: z.array(template),
  next_page_url: looseText,
});
export type WireTemplatePage = z.output<typeof templatePage>;

/** The response of a WhatsApp send is not documented; an id is used if there is one. */
export const sent = z
  .object({ id: looseText, message_id: looseText })
  .nullish()
  .transform((response) => response?.id ?? response?.message_id ?? null);

export const failure = z.object({ error: z.object({ code: looseText, message: looseText }) });
