// How a custom channel is connected: its token, a secret for webhooks, then actions, templates and webhook in its manifest.

import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import {
  SetupStoppedError,
  type SetupFlow,
  type VendorSetup,
  type WebhookEndpoint,
} from '../../../domain/ports/vendor/setup-flow.ts';
import { createSecret } from '../../../platform/config/values.ts';
import { openManifest, type ManifestCalls } from './manifest-calls.ts';
import { ACTION_KINDS, firstActions, kindsOf, withOurTemplates } from './ticket-actions.ts';
import type { WireAction, WireManifest, WireRoot } from '../wire/index.ts';

const TOKEN = { name: 'access-token', meaning: "token from the channel's page in SocialHub", secret: true } as const;
const ACTIONS = {
  name: 'actions',
  meaning: `what community managers can do, with commas between (${ACTION_KINDS.join(', ')})`,
  secret: false,
} as const;

export const socialhubSetup: VendorSetup = {
  questions: [TOKEN, ACTIONS],
  async run(walk) {
    const { terminal, endpoint: door } = walk;
    const { token, channel, manifest } = (await knownChannel(walk)) ?? (await askedChannel(walk));
    terminal.print(`The token is for the channel ${channel.name ?? channel.uniqueName ?? channel.id}.`);
    walk.emit('accessToken', token);
    if (manifest == null) {
      throw new SetupStoppedError('The manifest of this channel is a reusable one: only SocialHub can change it.');
    }
    if (door === null) {
      return terminal.print('Nothing is registered: nobody said where SocialHub reaches this gateway (--public-url).');
    }
    const current = await openManifest(walk, token).change({});
    const { path, secret } = credentialsFor(walk, door, current);
    walk.emit('webhookSecret', secret);
    walk.emit('webhookPath', path);
    const calls = openManifest(walk, token, [secret, path]);
    await setActions(walk, calls, current, { door, path });
    await setWebhook(walk, calls, current, { url: door.toUrl(path), secret });
  },
};

type Channel = WireRoot & { readonly token: string };

/** The channel of the environment's token; null without one, or where a newer one has ended it. */
async function knownChannel(walk: SetupFlow): Promise<Channel | null> {
  const token = walk.setting('accessToken');
  if (token === null) return null;
  try {
    return { token, ...(await openManifest(walk, token).readRoot()) };
  } catch (error) {
    if (!(error instanceof VendorCallError) || error.failure.code !== 'UNAUTHORIZED') throw error;
    walk.terminal.print('SocialHub refuses the token of the environment; a new one is needed.');
    return null;
  }
}

async function askedChannel(walk: SetupFlow): Promise<Channel> {
  const token = await walk.terminal.askSecret(TOKEN);
  return { token, ...(await openManifest(walk, token).readRoot()) };
}

/** What was registered before stays good when the environment names no path or no secret. */
function credentialsFor(walk: SetupFlow, door: WebhookEndpoint, { webhook }: WireManifest) {
  const registered = door.pathOf(webhook?.url ?? '');
  const secret = walk.setting('webhookSecret') ?? (registered === null ? null : (webhook?.secret ?? null));
  return { path: door.isNew ? (registered ?? door.path) : door.path, secret: secret ?? createSecret() };
}

async function setActions(
  { terminal }: SetupFlow,
  calls: ManifestCalls,
  current: WireManifest,
  { door, path }: { readonly door: WebhookEndpoint; readonly path: string },
): Promise<void> {
  const there = current.inbox?.ticketActions ?? [];
  const ticketActions = withOurTemplates(
    there.length > 0 ? there : await chosenActions(terminal),
    door.templates,
    path,
  );
  if (JSON.stringify(ticketActions) === JSON.stringify(there))
    return terminal.print('The actions are right as they are.');
  await calls.change({ inbox: { ticketActions } });
  terminal.print(`The manifest has the actions ${ticketActions.map(({ id }) => id).join(', ')}.`);
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
    return terminal.print('The webhook is right as it is.');
  }
  try {
    await calls.change({ webhook });
  } catch (error) {
    if (!(error instanceof VendorCallError) || error.failure.vendorCode !== 'WebhookValidationError') throw error;
    throw new SetupStoppedError(
      'SocialHub called our webhook and was not answered. Put the lines above into the environment of the gateway, start it ' +
        'where the public address leads, and walk this way again.',
      { cause: error },
    );
  }
  terminal.print('The webhook is registered; SocialHub has tested it.');
}
