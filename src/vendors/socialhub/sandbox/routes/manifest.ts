// The root route and the manifest: the channel, its webhook, its actions, and its templates URL.

import { answerJson, fieldsOf, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { post } from '../deliver.ts';
import { objectOf, objectsOf } from '../interaction.ts';
import { isReachableUrl, isSecret, readActions } from '../manifest.ts';
import type { Fields, SocialhubCall, SocialhubContext, SocialhubRoute, Webhook } from '../state.ts';
import { answerError, channelView, manifestView } from '../views.ts';

function readRoot({ context }: SocialhubCall): SandboxAnswer {
  const channel = channelView(context);
  return answerJson(200, context.settings.isReusable ? { channel } : { channel, manifest: manifestView(context) });
}

/** The webhook after the test call; an error answer if that failed, null to remove the webhook. */
async function testedWebhook(context: SocialhubContext, given: unknown): Promise<Webhook | SandboxAnswer | null> {
  const fields = objectOf(given);
  if (fields === null || Object.keys(fields).length === 0) return null;
  const { url, secret } = fields;
  if (!isReachableUrl(url)) return answerError('BadRequestError', 'webhook.url should match pattern ^https://');
  if (!isSecret(secret)) return answerError('BadRequestError', 'webhook.secret should have 32 to 512 characters');
  const { delivery, solved } = await post(context, { url, secret }, 'test', {});
  if (delivery.outcome === 'unreachable') {
    const sentence = 'An error occurred while attempting to validate the WebHook';
    return answerError('WebhookValidationError', sentence, `Error: connect ECONNREFUSED ${new URL(url).host}`);
  }
  if (delivery.outcome === 'accepted' && solved) return { url, secret };
  return answerError('WebhookValidationError', 'The WebHook failed to solve the challenge');
}

async function updateManifest(call: SocialhubCall): Promise<SandboxAnswer> {
  const { context } = call;
  const { state, settings } = context;
  if (settings.isReusable) return answerError('AccessDenied', 'Promoted manifests cannot be updated');
  const part = fieldsOf(call.body);
  const inbox: Fields = objectOf(part['inbox']) ?? {};
  const actions = inbox['ticketActions'] === undefined ? state.actions : readActions(inbox['ticketActions']);
  if (typeof actions === 'string') return answerError('BadRequestError', actions);
  const webhook = part['webhook'] === undefined ? state.webhook : await testedWebhook(context, part['webhook']);
  if (webhook !== null && 'status' in webhook) return webhook;
  const sidebar = inbox['rightSidebar'];
  state.actions = actions;
  state.webhook = webhook;
  if (sidebar !== undefined) state.rightSidebar = objectsOf(sidebar);
  return answerJson(200, manifestView(context));
}

export const manifestRoutes: readonly SocialhubRoute[] = [
  {
    coverage: 'S10',
    evidence: 'documented',
    method: 'GET',
    pattern: '/',
    note: 'The channel, and its manifest unless that is reusable.',
    handle: readRoot,
  },
  {
    coverage: ['S9', 'S10'],
    evidence: 'documented',
    method: 'PATCH',
    pattern: '/manifest',
    note: 'A partial manifest is merged; a webhook is tested by a call with empty events. http is accepted for loopback addresses only. Assumed: a list of actions is replaced as a whole, and the secret is returned.',
    handle: updateManifest,
  },
];
