// Registers the account's webhook endpoint for both triggers. Running it again changes nothing.

import type { SetupFlow, WebhookEndpoint } from '../../../domain/ports/vendor/setup-flow.ts';
import { openBrand, TRIGGERS, type BrandCalls, type Registration, type Trigger } from './calls.ts';

/** Registers `create` and `update`; registrations of other addresses stay as they are. Throws VendorCallError. */
export async function registerWebhooks(flow: SetupFlow, brandToken: string): Promise<void> {
  const { endpoint, terminal } = flow;
  if (endpoint === null) {
    terminal.print('No webhook is registered: pass --public-url, the address where Emotive reaches this gateway.');
    return;
  }
  const registered = await openBrand(flow, brandToken).listWebhooks();
  const path = pathFor(endpoint, registered);
  flow.emit('webhookPath', path);
  const brand = openBrand(flow, brandToken, [path]);
  for (const trigger of TRIGGERS) {
    const ours = registered.filter((entry) => entry.trigger === trigger && isOurs(endpoint, entry.webhook_url));
    terminal.print(`Webhook for ${trigger}: ${await registerOnce(brand, trigger, endpoint.toUrl(path), ours)}.`);
  }
}

/** A path registered before is reused if the environment has none, because the vendor posts to it already. */
function pathFor(endpoint: WebhookEndpoint, registered: readonly Registration[]): string {
  const paths = registered.filter(isActive).map(({ webhook_url: url }) => endpoint.pathOf(url ?? ''));
  return endpoint.isNew ? (paths.find((path) => path !== null) ?? endpoint.path) : endpoint.path;
}

const isActive = ({ status }: Registration): boolean => status === 'active';
const isOurs = (endpoint: WebhookEndpoint, url: string | null | undefined): boolean =>
  endpoint.pathOf(url ?? '') !== null;

/** Adds the new registration before it removes old ones, so that no webhook is lost in between. */
async function registerOnce(
  brand: BrandCalls,
  trigger: Trigger,
  url: string,
  ours: readonly Registration[],
): Promise<string> {
  const current = ours.find((entry) => isActive(entry) && entry.webhook_url === url);
  if (current === undefined) await brand.registerWebhook(trigger, url);
  const stale = ours.filter((entry) => entry !== current);
  for (const { id } of stale) await brand.deleteWebhook(id);
  const result = current === undefined ? 'registered' : 'already registered';
  return stale.length === 0 ? result : `${result}, ${stale.length} old one(s) removed`;
}
