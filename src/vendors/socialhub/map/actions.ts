// From what a community manager does at SocialHub to observations: the request, the reply that waits, and its deadline.

import type { MessageContent, MessageFields } from '../../../domain/message.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import { followupKeyOf, interactionKeyOf, ticketKeyOf, unconfirmedTaskKeyOf } from '../keys.ts';
import { channelFields, contentOf } from './index.ts';
import type { SocialhubSettings } from '../settings.ts';
import { fill } from './templates.ts';
import type { WireTicketAction } from '../wire/index.ts';
import { toAttachments } from './files.ts';
import { FRESH, IN_WORK } from './enums.ts';

export type RequestedAction = 'REPLY' | 'TEMPLATE_REPLY' | 'BUTTON' | 'DELETE';

const ACTIONS: ReadonlyMap<string, RequestedAction> = new Map([
  ['reply', 'REPLY'],
  ['template_reply', 'TEMPLATE_REPLY'],
  ['button', 'BUTTON'],
  ['delete', 'DELETE'],
]);

export interface ActionContext {
  readonly settings: SocialhubSettings;
  readonly log: AdapterLog;
}
/** One event of a webhook, with what stands around it. */
export interface DeliveredAction {
  readonly event: WireTicketAction;
  /** The same event as it came. */
  readonly raw: unknown;
  readonly channelKey: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

/** The kind of reply that needs a followup; null for an action that is done without one. */
export function needsFollowup(type: string): boolean {
  return type === 'reply' || type === 'template_reply';
}

/** What the event says. A type that we do not know is kept as it is and makes no request. */
export function toActionObservations(told: DeliveredAction, context: ActionContext): readonly Observation[] {
  const { event, raw, receivedAt } = told;
  const ticketKey = ticketKeyOf(event.networkItemId);
  const at = event.time ?? receivedAt;
  const action = ACTIONS.get(event.type);
  if (action === undefined) {
    context.log.unknownValue('type', event.type);
    return [
      toHead(told, at, false),
      { type: 'unmapped', ticketKey, nativeType: `ticket_action ${event.type}`, raw, at },
    ];
  }
  const followupId = event.payload.followupId ?? null;
  const reply = followupId === null ? null : toReply(told, followupId, at, context);
  return [
    toHead(told, at, true),
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
    ...deadline(told, followupId, context),
  ];
}

/** A ticket that we do not know was brought by somebody else, or before this account: more than its ids is not told. */
function toHead({ event, channelKey }: DeliveredAction, at: number, isActedOn: boolean): Observation {
  return {
    type: 'ticket',
    key: ticketKeyOf(event.networkItemId),
    nativeId: event.ticketId,
    fields: { ...channelFields(channelKey), ...(isActedOn ? IN_WORK : {}), updatedAt: at },
    createFields: {
      ...FRESH,
      createdAt: at,
      externalReferences: [{ system: 'networkItemId', value: event.networkItemId }],
    },
  };
}

type MessageObservation = Extract<Observation, { type: 'message' }>;

function toReply(
  { event, raw }: DeliveredAction,
  followupId: string,
  at: number,
  context: ActionContext,
): MessageObservation {
  const { payload } = event;
  const key = followupKeyOf(followupId);
  const attachments = toAttachments(key, [], payload.attachments);
  const isTemplate = event.type === 'template_reply';
  const fields: MessageFields = {
    ticketKey: ticketKeyOf(event.networkItemId),
    direction: 'OUTBOUND',
    visibility: 'PUBLIC',
    // Who at SocialHub wrote it is not told.
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

type Payload = WireTicketAction['payload'];

function variablesOf({ variables }: Payload): Readonly<Record<string, string>> {
  const said = Object.entries(variables ?? {}).filter(([, value]) => value !== null && typeof value !== 'object');
  return Object.fromEntries(said.map(([key, value]) => [key, String(value)]));
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

/** The text as the fan will read it, where the template is one of ours; its name otherwise. */
function templateText(payload: Payload, { settings }: ActionContext): string {
  const template = settings.templates.find(({ networkId }) => networkId === payload.networkId);
  const text = template?.text[payload.language ?? ''];
  return text === undefined ? (payload.name ?? '') : fill(text, variablesOf(payload));
}

/** A reply that nobody confirms in time is reported as failed, so that its writer hears of it. */
function deadline(
  { event, receivedAt }: DeliveredAction,
  followupId: string | null,
  { settings }: ActionContext,
): readonly Observation[] {
  const { confirmWithinMs } = settings;
  if (followupId === null || confirmWithinMs === null) return [];
  return [
    {
      type: 'task',
      key: unconfirmedTaskKeyOf(followupId),
      kind: 'fail-unconfirmed',
      ticketKey: ticketKeyOf(event.networkItemId),
      details: { ticketId: event.ticketId, actionId: event.actionId, followupId },
      dueAt: receivedAt + confirmWithinMs,
    },
  ];
}
