// Lists webhook deliveries for those who look after the gateway, newest first.

import type { WebhookDeliveryResolvers, QueryWebhookDeliveriesArgs, Vendor } from '../../../generated/schema.ts';
import { toGlobalId } from '../../../domain/ids.ts';
import type { DeliveryRecord } from '../../../domain/ports/storage/delivery-inbox.ts';
import { isNestedDeeperThan, MAX_JSON_DEPTH } from '../../../platform/adapter/json-depth.ts';
import { visibleAccount, type GraphContext } from '../../context.ts';
import type { EventNode, PageNode } from '../../nodes/node-types.ts';
import { edgeAt } from '../../../reads/page-cursor.ts';
import { pageInfoOf, pageSize } from '../paging.ts';

interface DeliveryPage {
  readonly edges: readonly { readonly cursor: string; readonly node: DeliveryRecord }[];
  readonly nodes: readonly DeliveryRecord[];
  readonly pageInfo: PageNode;
}

/** One page of the deliveries to the accounts that the viewer may see. */
export async function listDeliveries(context: GraphContext, args: QueryWebhookDeliveriesArgs): Promise<DeliveryPage> {
  const { services, viewer } = context;
  const first = pageSize(args.first);
  const { filter } = args;
  const list = `deliveries\n${JSON.stringify(filter ?? null)}`;
  const place = args.after == null ? null : services.cursors.read(list, args.after);
  const { gte, gt, lte, lt } = filter?.receivedAt ?? {};
  const found = await services.store.inbox.list({
    accounts: viewer.accounts.map(({ id }) => id),
    vendors: filter?.vendor ?? null,
    states: filter?.state ?? null,
    receivedFrom: largest(gte ?? null, gt == null ? null : gt + 1),
    receivedBefore: smallest(lt ?? null, lte == null ? null : lte + 1),
    after: place === null ? null : { receivedAt: Number(place[0]), key: String(place[1]) },
    limit: first + 1,
  });
  const nodes = found.slice(0, first);
  const edges = nodes.map((node) => edgeAt(services.cursors, list, [node.receivedAt, node.key], node));
  return { edges, nodes, pageInfo: pageInfoOf(edges, found.length > first, place !== null) };
}

function largest(left: number | null, right: number | null): number | null {
  return left === null ? right : right === null ? left : Math.max(left, right);
}

function smallest(left: number | null, right: number | null): number | null {
  return left === null ? right : right === null ? left : Math.min(left, right);
}

async function eventsOf(delivery: DeliveryRecord, { services }: GraphContext): Promise<EventNode[]> {
  const pages = await Promise.all(
    delivery.eventPositions.map((position) =>
      services.store.log.read({ after: position - 1n, limit: 1, selection: null }),
    ),
  );
  const positions = new Set(delivery.eventPositions);
  return pages.flatMap(({ events }) =>
    events.filter(({ position }) => positions.has(position)).map((event) => ({ event })),
  );
}

/**
 * The body as JSON where it is JSON, else its text; what cannot be read was kept for just this look. One that is nested
 * too deep to be written again is text too, or one delivery would hide all others of its page.
 */
function bodyOf({ body }: DeliveryRecord): unknown {
  const text = Buffer.from(body).toString('utf8');
  if (isNestedDeeperThan(MAX_JSON_DEPTH, body)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const WebhookDelivery: WebhookDeliveryResolvers = {
  id: ({ account, key }) => toGlobalId('delivery', account, key),
  vendor: ({ vendor }) => vendor as Vendor,
  account: ({ account }, _args, context) => visibleAccount(context, account),
  receivedAt: ({ receivedAt }) => receivedAt,
  state: ({ state }) => state,
  reason: ({ reason }) => reason,
  attempts: ({ attempts }) => attempts,
  dedupeKey: ({ dedupeKey }) => dedupeKey,
  events: (delivery, _args, context) => eventsOf(delivery, context),
  headers: ({ headers }) => headers,
  body: bodyOf,
  error: ({ error }) => error,
};
