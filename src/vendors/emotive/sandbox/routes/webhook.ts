// Webhook registrations of a brand, one per trigger.

import { answerEmpty, answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { type EmotiveCall, type EmotiveRoute, integerOf, jsonFieldsOf } from '../call.ts';
import type { WebhookRegistration } from '../state.ts';
import { answerMessage, webhookView } from '../views.ts';
import { oneOf, platforms, switchStates, triggers } from '../enums.ts';

function listWebhooks({ context }: EmotiveCall): SandboxAnswer {
  const webhooks = [...context.state.webhooks.values()];
  const bare = webhooks.map((webhook) => webhookView(webhook, context.settings));
  return answerJson(200, bare);
}

function createWebhook(call: EmotiveCall): SandboxAnswer {
  const { state, settings } = call.context;
  const fields = jsonFieldsOf(call);
  const status = oneOf(switchStates, fields?.['status']);
  const platform = oneOf(platforms, fields?.['platform']);
  const trigger = oneOf(triggers, fields?.['trigger']);
  const url = fields?.['webhook_url'];
  if (status === null || platform === null || trigger === null || typeof url !== 'string') {
    return answerMessage(400, 'status, platform, webhook_url and trigger are required.');
  }
  state.lastId.webhook += 1;
  const webhook: WebhookRegistration = { id: state.lastId.webhook, platform, status, trigger, url };
  state.webhooks.set(webhook.id, webhook);
  return answerJson(201, webhookView(webhook, settings));
}

function deleteWebhook(call: EmotiveCall): SandboxAnswer {
  const id = integerOf(call.param('webhookId')) ?? -1;
  if (!call.context.state.webhooks.delete(id)) return answerMessage(400, 'There is no such webhook.');
  return answerEmpty(204);
}

const ofWebhooks = { coverage: 'E3', evidence: 'documented' } as const;

export const webhookRoutes: readonly EmotiveRoute[] = [
  {
    ...ofWebhooks,
    method: 'GET',
    pattern: '/webhooks/config',
    note: 'A bare list of all registrations.',
    handle: listWebhooks,
  },
  {
    ...ofWebhooks,
    method: 'POST',
    pattern: '/webhooks/config',
    note: 'Answers 201. Registering the same endpoint twice is not documented: here it creates two registrations, the stricter interpretation.',
    handle: createWebhook,
  },
  {
    ...ofWebhooks,
    method: 'DELETE',
    pattern: '/webhooks/config/:webhookId',
    note: 'The document lists no 404, so an unknown registration is 400.',
    handle: deleteWebhook,
  },
];
