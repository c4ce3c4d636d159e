// Simulated community managers: reply, reply by template, press a button, delete, disable and enable the channel.

import type { CustomerWriteResult } from '../../../sandbox/index.ts';
import { createThread } from '../../../sandbox/sample-data/index.ts';
import { generateFile } from '../../../sandbox/kit/sample-files.ts';
import { deliver, sign } from './deliver.ts';
import { objectOf, objectsOf } from './interaction.ts';
import type { Fields, SocialhubContext, Ticket, TicketAction } from './state.ts';
import type { ActionType } from './enums.ts';

/** The action to simulate; every field has a default. */
export interface SocialhubWrite {
  /** A reply by default; `disable-channel` and `enable-channel` are reported as channel_action. */
  readonly act: ActionType | 'disable-channel' | 'enable-channel';
  /** By default the newest ticket of the inbox. */
  readonly ticketId: string;
  /** The configured action of that type; by default the first. */
  readonly actionId: string;
  /** The reply; by default an agent's line of the sample data, the empty string for none. */
  readonly text: string;
  readonly option: string;
  /** The name of the attachment; its URL needs no credentials. */
  readonly attachment: string;
  /** The template of the integration; by default the first. */
  readonly templateId: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly language: string;
}
type Write = Partial<SocialhubWrite>;

/** Resolves after the webhook's last attempt. Rejects if the ticket, action or template does not exist. */
export async function communityManagerActs(context: SocialhubContext, write: Write): Promise<CustomerWriteResult> {
  if (write.act === 'disable-channel' || write.act === 'enable-channel') return switchChannel(context, write.act);
  const action = actionOf(context, write);
  const ticket = ticketOf(context, write.ticketId);
  const { payload, followupId } = await payloadOf(context, ticket, action, write);
  ticket.folder = 'done';
  const event = {
    ticketId: ticket.id,
    networkItemId: ticket.networkItemId,
    type: action.type,
    actionId: action.id,
    payload,
    time: context.clock.now(),
    uuid: context.random.uuid(),
  };
  const delivery = await deliver(context, action.type, { ticket_action: [event] });
  return { kind: action.type, ticketId: ticket.id, messageId: followupId, delivery };
}

async function switchChannel(context: SocialhubContext, act: 'disable-channel' | 'enable-channel') {
  const isActive = act === 'enable-channel';
  context.state.isActive = isActive;
  const type = isActive ? 'enabled' : 'disabled';
  const event = { type, time: context.clock.now(), uuid: context.random.uuid() };
  const delivery = await deliver(context, 'channel_action', { channel_action: [event] });
  return { kind: 'channel_action', ticketId: null, messageId: null, delivery };
}

function actionOf({ state }: SocialhubContext, { act = 'reply', actionId }: Write): TicketAction {
  const action = state.actions.find(({ type, id }) => type === act && (actionId === undefined || id === actionId));
  if (action === undefined) throw new RangeError(`no action ${act} ${actionId ?? ''}`);
  return action;
}

function ticketOf({ state }: SocialhubContext, ticketId: string | undefined): Ticket {
  const newest = [...state.tickets.values()].findLast(({ folder }) => folder === 'inbox');
  const ticket = ticketId === undefined ? newest : state.tickets.get(ticketId);
  if (ticket === undefined) throw new RangeError(`no ticket ${ticketId ?? 'in the inbox'}`);
  return ticket;
}

interface Payload {
  readonly payload: object;
  readonly followupId: string | null;
}

async function payloadOf(
  context: SocialhubContext,
  ticket: Ticket,
  action: TicketAction,
  write: Write,
): Promise<Payload> {
  if (action.type === 'button' || action.type === 'delete') return { payload: {}, followupId: null };
  const followupId = context.random.uuid();
  const content =
    action.type === 'reply' ? replyOf(context, write) : await templateReplyOf(context, templatesUrlOf(action), write);
  context.state.followups.set(followupId, {
    id: followupId,
    ticketId: ticket.id,
    actionId: action.id,
    text: content.preview,
    state: 'pending',
    reason: null,
  });
  return { payload: { followupId, ...content.fields }, followupId };
}

interface ReplyContent {
  readonly fields: object;
  readonly preview: string;
}

function replyOf({ random, url }: SocialhubContext, write: Write): ReplyContent {
  const line = createThread(random, { length: 4 }).lines.find(({ from }) => from === 'agent');
  const text = write.text ?? line?.text ?? 'Hello! Sure, how can we help?';
  const fields = {
    ...(text === '' ? {} : { text }),
    ...(write.attachment === undefined ? {} : { attachments: [attachmentOf(write.attachment, url)] }),
    ...(write.option === undefined ? {} : { option: write.option }),
  };
  return { fields, preview: text };
}

function attachmentOf(name: string, url: string): object {
  const { bytes, contentType } = generateFile(name);
  const extension = `./.${name.split('.').at(-1) ?? ''}`;
  return { size: bytes.length, name, extension, url: `${url}/files/${name}`, mimetype: contentType };
}

function templatesUrlOf(action: TicketAction): string | null {
  const url = objectOf(action.config?.['templates'])?.['url'];
  return typeof url === 'string' ? url : null;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

async function templateReplyOf(context: SocialhubContext, url: string | null, write: Write): Promise<ReplyContent> {
  const { variables = {}, language = 'en', templateId } = write;
  const templates = url === null ? [] : await fetchTemplates(context, url);
  const template =
    templateId === undefined ? templates[0] : templates.find(({ networkId }) => networkId === templateId);
  // Without a callback, only the name of a template is known.
  if (template === undefined && url !== null) throw new RangeError(`no template ${templateId ?? ''}`);
  const networkId = textOf(template?.['networkId']) ?? templateId ?? 'test_greeting';
  const name = textOf(template?.['name']) ?? 'Test Greeting';
  const text = objectOf(template?.['text'])?.[language];
  const preview =
    typeof text === 'string' ? text.replaceAll(/{{(\w+)}}/g, (_, key: string) => variables[key] ?? '') : name;
  return { fields: { name, networkId, variables, language }, preview };
}

/** Fetches the integration's templates as the vendor does: a signed GET with the channel's id. */
export async function fetchTemplates(
  { clock, settings, state }: Pick<SocialhubContext, 'clock' | 'settings' | 'state'>,
  url: string,
): Promise<readonly Fields[]> {
  const target = new URL(url);
  target.searchParams.set('channelId', settings.channelId);
  const signedOver = Buffer.from(settings.templatesSignedOver === 'nothing' ? '' : '{}', 'utf8');
  const { headers } = await sign(state.webhook?.secret ?? settings.webhookSecret, clock.now(), signedOver);
  const answer = await fetch(target, { headers });
  if (!answer.ok) throw new Error(`the templates callback returned status ${answer.status}`);
  const list: unknown = await answer.json();
  if (!Array.isArray(list)) throw new Error('the templates callback did not return a list');
  return objectsOf(list);
}
