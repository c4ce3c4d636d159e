// WhatsApp messages that the help desk sends, their answers and statuses.

import { answerEmpty, answerJson, type SandboxAnswer } from '../../../sandbox/index.ts';
import { type DeskCall, type DeskContext, type DeskWhatsappMessage, remember } from './data/state.ts';
import { createWhatsappId, statusesBody } from './http/webhook-bodies.ts';

/** Stores a sent message; `phone` has digits without a plus. */
export function sendWhatsapp(
  context: DeskContext,
  sent: { productId: number; phone: string; kind: string; content: unknown },
): DeskWhatsappMessage {
  const id = createWhatsappId(context.random, 'out');
  const message: DeskWhatsappMessage = { id, ...sent, direction: 'out', at: context.clock.now(), readByUs: false };
  remember(context.state.whatsapp, id, message);
  if (context.settings.autoStatuses) void postStatuses(context, message);
  return message;
}

async function postStatuses(context: DeskContext, { id, phone }: DeskWhatsappMessage): Promise<void> {
  await context.webhooks.send({ kind: 'statuses', body: statusesBody(id, phone, 'delivered') });
  await context.webhooks.send({ kind: 'statuses', body: statusesBody(id, phone, 'read') });
}

/** The answer to a send: not documented in the old API, a message id in the new one. */
export function answerSent(call: DeskCall, messages: readonly DeskWhatsappMessage[]): SandboxAnswer {
  const { sendAnswer } = call.context.settings;
  if (sendAnswer === 'empty-body') return answerEmpty(200);
  const first = messages[0];
  return answerJson(200, sendAnswer === 'empty-object' || first === undefined ? {} : { message_id: first.id });
}
