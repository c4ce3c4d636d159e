// The short lists of an account, each read whole: agents, tags, brands, channels, templates.

import type { CatalogEntry } from '../../../domain/catalog.ts';
import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterReads, CollectionReader } from '../../../domain/ports/vendor/reads.ts';
import type { Desk360Client } from '../client/index.ts';
import { isKnownProduct } from '../keys.ts';
import type { MapContext } from '../map/index.ts';
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
import type { Products } from './products.ts';

const MAX_TEMPLATE_PAGES = 500;

const reader = (read: () => Promise<Observation[]>): CollectionReader => ({ batch: 'LIST_AND_INDEX', read });

async function readTemplates(
  product: string,
  client: Desk360Client,
  context: MapContext,
): Promise<CatalogEntry<'template'>[]> {
  const all: CatalogEntry<'template'>[] = [];
  for (let page = 1; page <= MAX_TEMPLATE_PAGES; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- whether there is a next page stands in this one
    const answer = await client.listTemplates(product, page);
    all.push(...answer.data.map((template) => toTemplate(product, template, context.log)));
    // The addresses of the envelope point at another host: only whether there is one is of interest.
    const isLast = answer.last_page === null ? answer.next_page_url === null : page >= answer.last_page;
    if (isLast || answer.data.length === 0 || (answer.current_page ?? page) !== page) break;
  }
  return all;
}

/** A product without WhatsApp has no templates; every other failure is one. */
async function templatesOf(product: string, client: Desk360Client, context: MapContext) {
  try {
    return await readTemplates(product, client, context);
  } catch (error) {
    if (error instanceof VendorCallError && error.failure.code === 'NOT_FOUND') return [];
    throw error;
  }
}

/** The collection readers of an account. A tag is a type or a reason, so one reading of tags is two calls. */
export function createCollections(
  client: Desk360Client,
  products: Products,
  context: MapContext,
): AdapterReads['collections'] {
  return {
    agent: reader(async () => asCollection('agent', (await client.listAgents()).map(toAgent))),
    tag: reader(async () => {
      const [types, reasons] = await Promise.all([client.listTypes(), client.listReasons()]);
      return asCollection('tag', [...types.map(toTypeTag), ...reasons.map(toReasonTag)]);
    }),
    brand: reader(async () => asCollection('brand', (await products.read()).map(toBrand))),
    channel: reader(async () => {
      const channels = (await products.known()).flatMap(toChannels);
      const { whatsappProduct } = context.settings;
      const unplaced = isKnownProduct(whatsappProduct) ? [] : toUnplacedWhatsapp(whatsappProduct);
      return asCollection('channel', [...channels, ...unplaced]);
    }),
    bot: reader(() => Promise.resolve(asCollection('bot', [toBot(context.settings.whatsappProduct)]))),
    template: reader(async () => {
      const ids = await products.ids();
      const templates: CatalogEntry<'template'>[] = [];
      // oxlint-disable-next-line no-await-in-loop -- product after product spares the budget
      for (const id of ids) templates.push(...(await templatesOf(id, client, context)));
      return asCollection('template', templates);
    }),
  };
}

/** WhatsApp of an account whose settings do not say which product it belongs to. */
function toUnplacedWhatsapp(product: string): CatalogEntry<'channel'>[] {
  return toChannels({ id: product, name: null })
    .filter((channel) => channel.channelType === 'WHATSAPP')
    .map((channel) => ({ ...channel, brandKey: null }));
}
