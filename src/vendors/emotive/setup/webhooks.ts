// Registers the account's webhook door for both triggers, so that each is registered once however often it is done.

import type { SetupFlow, WebhookEndpoint } from '../../../domain/ports/vendor/setup-flow.ts';
import { type BrandCalls, openBrand, type Registration, type Trigger, TRIGGERS } from './setup-calls.ts';

/** Registers `create` and `update`; registrations of other addresses stay as they are. Throws VendorCallError. */
export async function registerWebhooks(walk: SetupFlow, brandToken: string): Promise<void> {
  const { endpoint: door, terminal, emit: give } = walk;
  if (door === null) {
    terminal.print('No webhook is registered: nobody said where Emotive reaches this gateway (--public-url).');
    return;
  }
  const registered = await openBrand(walk, brandToken).listWebhooks();
  const path = pathFor(door, registered);
  give('webhookPath', path);
  const brand = openBrand(walk, brandToken, [path]);
  for (const trigger of TRIGGERS) {
    const ours = registered.filter(({ trigger: of, webhook_url: url }) => of === trigger && leadsHere(door, url));
    terminal.print(`Webhook for ${trigger}: ${await registerOnce(brand, trigger, door.toUrl(path), ours)}.`);
  }
}

/** An address registered before stays good when the environment names no path: the vendor knows no other way to it. */
function pathFor(door: WebhookEndpoint, registered: readonly Registration[]): string {
  const known = registered.filter(isActive).map(({ webhook_url: url }) => door.pathOf(url ?? ''));
  return door.isNew ? (known.find((path) => path !== null) ?? door.path) : door.path;
}

const isActive = ({ status }: Registration): boolean => status === 'active';
const leadsHere = (door: WebhookEndpoint, url: string | null | undefined): boolean => door.pathOf(url ?? '') !== null;

/** Adds first and takes away then, so that no webhook falls between. */
async function registerOnce(
  brand: BrandCalls,
  trigger: Trigger,
  url: string,
  ours: readonly Registration[],
): Promise<string> {
  const good = ours.find((entry) => isActive(entry) && entry.webhook_url === url);
  if (good === undefined) await brand.registerWebhook(trigger, url);
  const stale = ours.filter((entry) => entry !== good);
  for (const { id } of stale) await brand.deleteWebhook(id);
  const done = good === undefined ? 'registered' : 'registered already';
  return stale.length === 0 ? done : `${done}, ${stale.length} of before taken away`;
}
