// Lists webhook deliveries for operators, newest first.

import type { WebhookDeliveryResolvers, QueryWebhookDeliveriesArgs, Vendor } from '../../../generated/schema.ts';
import { toGlobalId } from '../../../domain/ids.ts';
import { isNestedDeeperThan, MAX_JSON_DEPTH } from '../../../platform/adapter/json-depth.ts';
import { edgeAt, type Edge } from '../../../reads/page-cursor.ts';
import type { GraphContext } from '../../context.ts';
import { accountOf } from '../../nodes/accounts.ts';
import type { EventNode, PageNode, WebhookDeliveryNode } from '../../nodes/node-types.ts';
import { pageInfoOf, pageSize } from '../paging.ts';

interface DeliveryPage {
  readonly edges: readonly Edge<WebhookDeliveryNode>[];
  readonly nodes: readonly WebhookDeliveryNode[];
  readonly pageInfo: PageNode;
}

/** One page of the deliveries to the accounts that the viewer may see. */
export async function listDeliveries(
  { services, viewer }: GraphContext,
  { first, after, filter }: QueryWebhookDeliveriesArgs,
): Promise<DeliveryPage> {
  const size = pageSize(first);
  const list = `deliveries\n${JSON.stringify(filter ?? null)}`;
  const position = after == null ? null : services.cursors.read(list, after);
  const { gte, gt, lte, lt } = filter?.receivedAt ?? {};
  const found = await services.deliveries.list({
    accounts: viewer.accounts.map(({ id }) => id),
    vendors: filter?.vendor ?? null,
    states: filter?.state ?? null,
    receivedFrom: largest(gte ?? null, gt == null ? null : gt + 1),
    receivedBefore: smallest(lt ?? null, lte == null ? null : lte + 1),
    after: position === null ? null : { receivedAt: Number(position[0]), key: String(position[1]) },
    limit: size + 1,
  });
  const nodes = found.slice(0, size);
  const edges = nodes.map((node) => edgeAt(services.cursors, list, [node.receivedAt, node.key], node));
  return { edges, nodes, pageInfo: pageInfoOf(edges, found.length > size, position !== null) };
}

function largest(left: number | null, right: number | null): number | null {
  return left === null ? right : right === null ? left : Math.max(left, right);
}

function smallest(left: number | null, right: number | null): number | null {
  return left === null ? right : right === null ? left : Math.min(left, right);
}

async function eventsOf({ eventPositions }: WebhookDeliveryNode, { services }: GraphContext): Promise<EventNode[]> {
  const events = await services.eventLog.eventsAt(eventPositions);
  return events.map((event) => ({ event }));
}

/**
 * The body as JSON, or as text when it is not JSON. A body that is nested too deeply to serialize is text too, because
 * it would fail the whole page.
 */
function bodyOf({ body }: WebhookDeliveryNode): unknown {
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
  account: ({ account }, _args, { services }) => accountOf(services.accounts, account),
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
