// The short lists of an account, each read as a whole: agents, tags, brands, channels, bots, templates.

import type { CatalogEntry } from '../../../domain/catalog.ts';
import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterReads, CollectionReader } from '../../../domain/ports/vendor/reads.ts';
import type { Desk360Client } from '../client/index.ts';
import type { Desk360Context } from '../context.ts';
import { isKnownProduct } from '../keys.ts';
import {
  asCollection,
  toAgent,
  toBot,
  toBrand,
  toChannels,
  toReasonTag,
  toTemplate,
  toTypeTag,
} from '../map/catalog.ts';

const MAX_TEMPLATE_PAGES = 500;

const reader = (read: () => Promise<Observation[]>): CollectionReader => ({ batch: 'LIST_AND_INDEX', read });

async function readTemplates(
  product: string,
  client: Desk360Client,
  { log }: Desk360Context,
): Promise<CatalogEntry<'template'>[]> {
  const all: CatalogEntry<'template'>[] = [];
  for (let page = 1; page <= MAX_TEMPLATE_PAGES; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- this page determines whether there is a next one
    const answer = await client.listTemplates(product, page);
    all.push(...answer.data.map((template) => toTemplate(product, template, log)));
    // The envelope's URLs point at another host; only their presence is used.
    const isLast = answer.last_page === null ? answer.next_page_url === null : page >= answer.last_page;
    if (isLast || answer.data.length === 0 || (answer.current_page ?? page) !== page) break;
  }
  return all;
}

/** NOT_FOUND means a product without WhatsApp, which has no templates. */
async function templatesOf(product: string, client: Desk360Client, context: Desk360Context) {
  try {
    return await readTemplates(product, client, context);
  } catch (error) {
    if (error instanceof VendorCallError && error.failure.code === 'NOT_FOUND') return [];
    throw error;
  }
}

/** The collection readers of an account. Tags are types and reasons, which are two calls. */
export function createCollections(client: Desk360Client, context: Desk360Context): AdapterReads['collections'] {
  const { products } = context;
  return {
    agent: reader(async () => asCollection('agent', (await client.listAgents()).map(toAgent))),
    tag: reader(async () => {
      const [types, reasons] = await Promise.all([client.listTypes(), client.listReasons()]);
      return asCollection('tag', [...types.map(toTypeTag), ...reasons.map(toReasonTag)]);
    }),
    brand: reader(async () => asCollection('brand', (await products.read()).map(toBrand))),
    channel: reader(async () => {
      const channels = (await products.cached()).flatMap(toChannels);
      const { whatsappProduct } = context.settings;
      const placeholder = isKnownProduct(whatsappProduct) ? [] : toPlaceholderChannel(whatsappProduct);
      return asCollection('channel', [...channels, ...placeholder]);
    }),
    bot: reader(() => Promise.resolve(asCollection('bot', [toBot(context.settings.whatsappProduct)]))),
    template: reader(async () => {
      const ids = await products.ids();
      const templates: CatalogEntry<'template'>[] = [];
      // oxlint-disable-next-line no-await-in-loop -- one call at a time saves the rate budget
      for (const id of ids) templates.push(...(await templatesOf(id, client, context)));
      return asCollection('template', templates);
    }),
  };
}

/** The WhatsApp channel of an account whose settings name no product for it. */
function toPlaceholderChannel(product: string): CatalogEntry<'channel'>[] {
  return toChannels({ id: product, name: null })
    .filter((channel) => channel.channelType === 'WHATSAPP')
    .map((channel) => ({ ...channel, brandKey: null }));
}
