// Desk360's JSON, written from the documented samples.

import { lastMessageOf, scriptOf } from '../data/ticket-scripts.ts';
import type {
  DeskAgent,
  DeskContext,
  DeskLog,
  DeskMessage,
  DeskReason,
  DeskTemplate,
  DeskTicket,
  DeskType,
} from '../data/state.ts';
import { contentTypeOf } from '../../../../sandbox/kit/sample-files.ts';
import { toDeskTime } from '../data/times.ts';

const MESSAGE_TYPES = { images: 'image', videos: 'video', files: 'file', others: 'other' } as const;

/** The URL of a stored file; the real URLs point to a public object store. */
export function fileUrl(context: DeskContext, name: string): string {
  return `${context.url}/files/${name}`;
}

function times(context: DeskContext, from: { createdAt: number; updatedAt: number }) {
  const { utcOffsetMinutes } = context.settings;
  return {
    created_at: toDeskTime(from.createdAt, utcOffsetMinutes),
    updated_at: toDeskTime(from.updatedAt, utcOffsetMinutes),
  };
}

function head(context: DeskContext, ticket: DeskTicket) {
  return {
    id: ticket.id,
    reason_id: ticket.reasonId,
    type_id: ticket.typeId,
    agent_id: ticket.agentId,
    name: ticket.name,
    email: ticket.email,
    subject: scriptOf(context.state, ticket).subject,
  };
}

/** A ticket as the list, create and status calls return it. */
export function renderTicket(context: DeskContext, ticket: DeskTicket, lastMessage?: null): object {
  return {
    ...head(context, ticket),
    last_message: lastMessage === null ? null : lastMessageOf(context.state, ticket),
    channel: ticket.channel,
    platform: ticket.platform,
    status: ticket.status,
    priority: ticket.priority,
    ...times(context, ticket),
  };
}

/** A message as ticket details, reply and note return it; the `type` of an attachment follows the webhook samples. */
export function renderMessage(context: DeskContext, message: DeskMessage): object {
  const group = (wanted: keyof typeof MESSAGE_TYPES): object[] =>
    message.attachments
      .filter((attachment) => attachment.group === wanted)
      .map(({ name }) => ({
        url: fileUrl(context, name),
        name,
        type: MESSAGE_TYPES[wanted],
        aws: true,
        ...(wanted === 'images'
          ? {}
          : { contentType: context.state.files.get(name)?.contentType ?? contentTypeOf(name) }),
      }));
  return {
    id: message.id,
    agent_id: message.agentId,
    message: message.message,
    attachments: { images: group('images'), videos: group('videos'), files: group('files'), others: group('others') },
    type: message.type,
    ...times(context, { createdAt: message.at, updatedAt: message.at }),
  };
}

/** A ticket with its messages. */
export function renderTicketDetails(context: DeskContext, ticket: DeskTicket): object {
  return {
    ...head(context, ticket),
    channel: ticket.channel,
    platform: ticket.platform,
    status: ticket.status,
    priority: ticket.priority,
    settings: ticket.settings,
    country_code: ticket.countryCode,
    star_rating: ticket.starRating,
    custom_fields: [],
    ...times(context, ticket),
    messages: scriptOf(context.state, ticket).messages.map((message) => renderMessage(context, message)),
  };
}

export function renderLog(context: DeskContext, log: DeskLog): object {
  return {
    id: log.id,
    old_status_id: log.oldStatus,
    new_status_id: log.newStatus,
    reason_id: log.reasonId,
    agent_id: log.agentId,
    created_at: toDeskTime(log.at, context.settings.utcOffsetMinutes),
  };
}

export function renderAgent({ id, name, email, avatar }: DeskAgent): object {
  return { id, name, email, avatar };
}

export function renderType(context: DeskContext, type: DeskType): object {
  const { id, productId, title, description, isActive, isCustom } = type;
  const texts = { id, product_id: productId, title, description };
  return { ...texts, is_active: isActive, is_custom: isCustom, ...times(context, type) };
}

/** The title of a reason is `name` in the list and `title` in every other call. */
export function renderReason(context: DeskContext, reason: DeskReason, titleField: 'name' | 'title'): object {
  const { id, productId, title, isActive } = reason;
  return { id, product_id: productId, [titleField]: title, is_active: isActive, ...times(context, reason) };
}

export function renderTemplate(template: DeskTemplate): object {
  return {
    id: template.id,
    template_name: template.name,
    languages: template.languages.map((language) => ({
      template_id: template.id,
      language_id: language.languageId,
      header_type: language.headerType,
      ...(language.headerContent === null ? {} : { header_content: language.headerContent }),
      text: language.text,
      parameters: language.parameters,
      language_name: language.name,
      language_code: language.code,
    })),
  };
}
