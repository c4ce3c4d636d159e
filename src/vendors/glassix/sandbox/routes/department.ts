// Users, tags and canned replies of the emulated Glassix, and its queue of events.

import { answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { bodyFields, credentialOf, currentUser, flagOf, isRecord, Refusal, route, textField } from '../call.ts';
import { postEvent, userStatusChange } from '../events.ts';
import { renderUser } from '../render.ts';
import type { GlassixCall } from '../state.ts';
import { enumValueOf } from '../enums.ts';

const MAX_EVENTS = 10;
const STATUSES = ['Offline', 'Break', 'Break2', 'Break3', 'Break4', 'Break5', 'Online'] as const;
const STATUS_NUMBERS: Readonly<Record<string, number>> = { Offline: 1, Online: 10 };

function setStatus(call: GlassixCall): SandboxAnswer {
  const user = currentUser(call);
  const next = enumValueOf(STATUSES, textField(bodyFields(call), 'nextStatus'));
  if (next === null) throw new Refusal(400, 'nextStatus is not valid');
  user.status = next;
  void postEvent(call.context, credentialOf(call)?.apiKey ?? '', [userStatusChange(user, false)]);
  return answerJson(201, { message: 'The status was changed' });
}

function getStatus(call: GlassixCall): SandboxAnswer {
  const { status } = currentUser(call);
  return answerJson(200, { Status: status, _Status: STATUS_NUMBERS[status] ?? 2 });
}

/** With deleteEvents=false, events stay in the queue until they are deleted by their handles. */
function getEvents(call: GlassixCall): SandboxAnswer {
  const { state } = call.context;
  const events = state.queue.slice(0, MAX_EVENTS);
  if (flagOf(call.query.get('deleteEvents'), true)) state.queue = state.queue.slice(MAX_EVENTS);
  return answerJson(
    200,
    events.map(({ body, receiptHandle, messageId }) => ({
      ...body,
      queueReceiptHandle: receiptHandle,
      queueMessageId: messageId,
    })),
  );
}

function deleteEvents(call: GlassixCall): SandboxAnswer {
  const { body, context } = call;
  if (body.kind !== 'json' || !Array.isArray(body.value)) throw new Refusal(400, 'The body must be an array');
  const named = new Set(
    body.value.flatMap((one: unknown) =>
      isRecord(one) && typeof one['queueReceiptHandle'] === 'string' ? [one['queueReceiptHandle']] : [],
    ),
  );
  context.state.queue = context.state.queue.filter(({ receiptHandle }) => !named.has(receiptHandle));
  return answerJson(200, { message: 'The events were deleted' });
}

const G5 = { coverage: 'G5' };
const G6 = { coverage: 'G6' };

export const departmentRoutes = [
  route('GET', '/users/allusers', { ...G5, note: 'UserName with a capital U' }, (call) =>
    answerJson(200, call.context.state.users.map(renderUser)),
  ),
  route('GET', '/users/getstatus', { ...G5, note: 'Status and _Status' }, getStatus),
  route('PUT', '/users/setstatus', { ...G5, note: 'of the token’s user' }, setStatus),
  route('GET', '/tenants/gettags', { ...G5, note: 'Name, Color, ParentTags, IsDeleted' }, (call) =>
    answerJson(
      200,
      call.context.state.tags.map(({ name, color, parents, isDeleted }) => ({
        Name: name,
        Color: color,
        ParentTags: parents,
        IsDeleted: isDeleted,
      })),
    ),
  ),
  route('GET', '/cannedreplies/getall', { ...G5, note: 'text and html, one culture each' }, (call) =>
    answerJson(
      200,
      call.context.state.cannedReplies.map((reply, index) => ({ ...reply, rank: index })),
    ),
  ),
  route('GET', '/webhooks/getevents', { ...G6, note: 'assumed: at most ten at once' }, getEvents),
  route('POST', '/webhooks/deleteevents', { ...G6, note: 'by receipt handle' }, deleteEvents),
];
