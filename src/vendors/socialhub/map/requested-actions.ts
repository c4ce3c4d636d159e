// From a community manager's action to observations: the request, the queued reply, and its deadline.

import type { MessageContent, MessageFields } from '../../../domain/message.ts';
import type { Observation } from '../../../domain/observation.ts';
import { followupKeyOf, interactionKeyOf, ticketKeyOf, UNCONFIRMED_TASK, unconfirmedTaskKeyOf } from '../keys.ts';
import type { WireTicketAction } from '../wire/index.ts';
import type { MapContext } from './context.ts';
import { IN_PROGRESS, NEW_POST } from './enums.ts';
import { toAttachments } from './files.ts';
import { channelFields, contentOf } from './index.ts';
import { fill } from './templates.ts';

export type RequestedAction = 'REPLY' | 'TEMPLATE_REPLY' | 'BUTTON' | 'DELETE';

const ACTIONS: ReadonlyMap<string, RequestedAction> = new Map([
  ['reply', 'REPLY'],
  ['template_reply', 'TEMPLATE_REPLY'],
  ['button', 'BUTTON'],
  ['delete', 'DELETE'],
]);

/** One `ticket_action` event of a webhook, with the fields of its delivery. */
export interface DeliveredAction {
  readonly event: WireTicketAction;
  /** The same event, unparsed. */
  readonly raw: unknown;
  readonly channelKey: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}
type MessageObservation = Extract<Observation, { type: 'message' }>;
type Payload = WireTicketAction['payload'];

/** True for the actions that carry a reply, and with it a `followupId`. */
export function needsFollowup(type: string): boolean {
  return type === 'reply' || type === 'template_reply';
}

/** An action of an unrecognised type is stored unmapped and makes no request. */
export function toActionObservations(delivered: DeliveredAction, context: MapContext): readonly Observation[] {
  const { event, raw, receivedAt } = delivered;
  const ticketKey = ticketKeyOf(event.networkItemId);
  const at = event.time ?? receivedAt;
  const action = ACTIONS.get(event.type);
  if (action === undefined) {
    context.log.unknownValue('type', event.type);
    return [
      toHead(delivered, at, false),
      { type: 'unmapped', ticketKey, nativeType: `ticket_action ${event.type}`, raw, at },
    ];
  }
  const followupId = event.payload.followupId ?? null;
  const reply = followupId === null ? null : toReply(delivered, followupId, at, context);
  return [
    toHead(delivered, at, true),
    ...(reply === null ? [] : [reply]),
    {
      type: 'action-requested',
      ticketKey,
      actionId: event.actionId,
      followupId,
      action,
      optionId: event.payload.option,
      messageKey: reply?.key ?? null,
      at,
    },
    ...toDeadline(delivered, followupId, context),
  ];
}

/** Of a ticket that another client created, or one older than this account, the event carries the ids only. */
function toHead({ event, channelKey }: DeliveredAction, at: number, hasKnownAction: boolean): Observation {
  return {
    type: 'ticket',
    key: ticketKeyOf(event.networkItemId),
    nativeId: event.ticketId,
    fields: { ...channelFields(channelKey), ...(hasKnownAction ? IN_PROGRESS : {}), updatedAt: at },
    createFields: {
      ...NEW_POST,
      createdAt: at,
      externalReferences: [{ system: 'networkItemId', value: event.networkItemId }],
    },
  };
}

function toReply(
  { event, raw }: DeliveredAction,
  followupId: string,
  at: number,
  context: MapContext,
): MessageObservation {
  const { payload } = event;
  const key = followupKeyOf(followupId);
  const attachments = toAttachments(key, [], payload.attachments);
  const isTemplate = event.type === 'template_reply';
  const fields: MessageFields = {
    ticketKey: ticketKeyOf(event.networkItemId),
    direction: 'OUTBOUND',
    visibility: 'PUBLIC',
    // SocialHub does not report which community manager wrote it.
    author: { kind: 'AGENT', key: null, displayName: null },
    automated: false,
    text: isTemplate ? templateText(payload, context) : (payload.text ?? ''),
    html: null,
    content: isTemplate ? templateContent(payload) : contentOf(payload.text, attachments),
    attachments,
    replyToKey: interactionKeyOf(event.networkItemId),
    deliveryStatus: 'QUEUED',
    deliveryError: null,
    createdAt: at,
    editedAt: null,
  };
  return { type: 'message', key, nativeId: followupId, fields, raw };
}

function variablesOf({ variables }: Payload): Readonly<Record<string, string>> {
  const scalars = Object.entries(variables ?? {}).filter(([, value]) => value !== null && typeof value !== 'object');
  return Object.fromEntries(scalars.map(([key, value]) => [key, String(value)]));
}

function templateContent(payload: Payload): MessageContent {
  return {
    kind: 'TEMPLATE',
    templateKey: payload.networkId,
    templateNativeId: payload.networkId,
    name: payload.name ?? payload.networkId ?? '',
    languageCode: payload.language ?? '',
    variables: Object.entries(variablesOf(payload)).map(([key, value]) => ({ key, value })),
  };
}

/** The filled text of a template of the settings; otherwise the template's name. */
function templateText(payload: Payload, { settings }: MapContext): string {
  const template = settings.templates.find(({ networkId }) => networkId === payload.networkId);
  const text = template?.text[payload.language ?? ''];
  return text === undefined ? (payload.name ?? '') : fill(text, variablesOf(payload));
}

/** The task that reports an unconfirmed reply as failed, so that its author learns of it. */
function toDeadline(
  { event, receivedAt }: DeliveredAction,
  followupId: string | null,
  { settings }: MapContext,
): readonly Observation[] {
  const { confirmWithinMs } = settings;
  if (followupId === null || confirmWithinMs === null) return [];
  return [
    {
      type: 'task',
      key: unconfirmedTaskKeyOf(followupId),
      kind: UNCONFIRMED_TASK,
      ticketKey: ticketKeyOf(event.networkItemId),
      details: { ticketId: event.ticketId, actionId: event.actionId, followupId },
      dueAt: receivedAt + confirmWithinMs,
    },
  ];
}
