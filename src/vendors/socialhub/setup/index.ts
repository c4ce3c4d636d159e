// Connects a custom channel: its token, a webhook secret, then the actions, templates and webhook of its manifest.

import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import {
  SetupStoppedError,
  type SetupFlow,
  type VendorSetup,
  type WebhookEndpoint,
} from '../../../domain/ports/vendor/setup-flow.ts';
import { createSecret } from '../../../platform/config/values.ts';
import type { WireAction, WireManifest, WireRoot } from '../wire/index.ts';
import { openManifest, type ManifestCalls } from './manifest-calls.ts';
import { ACTION_KINDS, firstActions, kindsOf, withOurTemplates } from './ticket-actions.ts';

const TOKEN = { name: 'access-token', meaning: "token from the channel's page in SocialHub", secret: true } as const;
const ACTIONS = {
  name: 'actions',
  meaning: `actions for community managers, separated by commas (${ACTION_KINDS.join(', ')})`,
  secret: false,
} as const;

export const socialhubSetup: VendorSetup = {
  questions: [TOKEN, ACTIONS],
  async run(flow) {
    const { terminal, endpoint } = flow;
    const { token, channel, manifest } = (await knownChannel(flow)) ?? (await askedChannel(flow));
    terminal.print(`The token is for the channel ${channel.name ?? channel.uniqueName ?? channel.id}.`);
    flow.emit('accessToken', token);
    if (manifest == null) {
      throw new SetupStoppedError('The manifest of this channel is a reusable one: only SocialHub can change it.');
    }
    if (endpoint === null) {
      return terminal.print(
        'Nothing is registered: pass --public-url, the address where SocialHub reaches this gateway.',
      );
    }
    const current = await openManifest(flow, token).change({});
    const { path, secret } = credentialsFor(flow, endpoint, current);
    flow.emit('webhookSecret', secret);
    flow.emit('webhookPath', path);
    const calls = openManifest(flow, token, [secret, path]);
    await setActions(flow, calls, current, { endpoint, path });
    await setWebhook(flow, calls, current, { url: endpoint.toUrl(path), secret });
  },
};

type Channel = WireRoot & { readonly token: string };

/** The channel of the environment's token; null if there is no token, or if a newer one has replaced it. */
async function knownChannel(flow: SetupFlow): Promise<Channel | null> {
  const token = flow.setting('accessToken');
  if (token === null) return null;
  try {
    return { token, ...(await openManifest(flow, token).readRoot()) };
  } catch (error) {
    if (!(error instanceof VendorCallError) || error.failure.code !== 'UNAUTHORIZED') throw error;
    flow.terminal.print('SocialHub refuses the token of the environment; a new one is needed.');
    return null;
  }
}

async function askedChannel(flow: SetupFlow): Promise<Channel> {
  const token = await flow.terminal.askSecret(TOKEN);
  return { token, ...(await openManifest(flow, token).readRoot()) };
}

/** The registered path and secret are reused if the environment has none. */
function credentialsFor(flow: SetupFlow, endpoint: WebhookEndpoint, { webhook }: WireManifest) {
  const registered = endpoint.pathOf(webhook?.url ?? '');
  const secret = flow.setting('webhookSecret') ?? (registered === null ? null : (webhook?.secret ?? null));
  return { path: endpoint.isNew ? (registered ?? endpoint.path) : endpoint.path, secret: secret ?? createSecret() };
}

async function setActions(
  { terminal }: SetupFlow,
  calls: ManifestCalls,
  current: WireManifest,
  { endpoint, path }: { readonly endpoint: WebhookEndpoint; readonly path: string },
): Promise<void> {
  const existing = current.inbox?.ticketActions ?? [];
  const actions = existing.length > 0 ? existing : await chosenActions(terminal);
  const ticketActions = withOurTemplates(actions, endpoint.templates, path);
  if (JSON.stringify(ticketActions) === JSON.stringify(existing)) {
    return terminal.print('The actions need no change.');
  }
  await calls.change({ inbox: { ticketActions } });
  terminal.print(`The manifest now has the actions ${ticketActions.map(({ id }) => id).join(', ')}.`);
}

async function chosenActions(terminal: SetupFlow['terminal']): Promise<readonly WireAction[]> {
  const answer = await terminal.ask(ACTIONS, (text) =>
    kindsOf(text) === null ? `write some of ${ACTION_KINDS.join(', ')}` : null,
  );
  return firstActions(kindsOf(answer) ?? []);
}

async function setWebhook(
  { terminal }: SetupFlow,
  calls: ManifestCalls,
  { webhook: current }: WireManifest,
  webhook: { readonly url: string; readonly secret: string },
): Promise<void> {
  if (current?.url === webhook.url && current.secret === webhook.secret) {
    return terminal.print('The webhook needs no change.');
  }
  try {
    await calls.change({ webhook });
  } catch (error) {
    if (!(error instanceof VendorCallError) || error.failure.vendorCode !== 'WebhookValidationError') throw error;
    throw new SetupStoppedError(
      'SocialHub tested the webhook and got no valid response. Put the lines above into the environment of the gateway, ' +
        'start it behind the public address, and run this command again.',
      { cause: error },
    );
  }
  terminal.print('The webhook is registered; SocialHub has tested it.');
}
