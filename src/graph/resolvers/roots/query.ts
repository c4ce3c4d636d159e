// The queries.

import { RequestError } from '../../../domain/errors/error-codes.ts';
import type { QueryResolvers, TicketFilter } from '../../../generated/schema.ts';
import type { ListAccount } from '../../../reads/ticket-list.ts';
import { accountsOf, listEntries, listEntryPage } from '../../queries/catalog-lists.ts';
import type { GraphContext } from '../../context.ts';
import { listDeliveries } from '../../queries/event-log/deliveries.ts';
import { listEvents } from '../../queries/event-log/event-list.ts';
import { readAnyId, readId } from '../../nodes/ids.ts';
import type { NodeNode } from '../../nodes/node-types.ts';
import { loadNode } from '../../queries/load-node.ts';
import { pageSize } from '../../queries/paging.ts';
import { toPredicate } from '../../queries/ticket-filter.ts';
import { findByNativeId } from '../../queries/native-id.ts';

const MAX_NODES = 100;
const MAX_TEXT_LENGTH = 500;

/** The accounts of a list. Accounts whose vendor the filter excludes at its top level are skipped. */
function listAccounts(context: GraphContext, filter: TicketFilter | null | undefined): ListAccount[] {
  const vendors: readonly string[] | null | undefined = filter?.vendor;
  return context.viewer.accounts.map((account) => ({
    account,
    skipped: vendors != null && !vendors.includes(account.vendor),
  }));
}

/** The selected entries. Throws the failure of the list. */
async function entriesOf<T>(
  list: Promise<{ entries: readonly T[]; failure: Error | null }>,
  select: (entry: T) => boolean = () => true,
): Promise<T[]> {
  const { entries, failure } = await list;
  if (failure !== null) throw failure;
  return entries.filter(select);
}

export const Query: QueryResolvers = {
  node: (_root, { id }, context) => loadNode(context, readAnyId(context, id)),
  nodes: (_root, { ids }, context) => {
    if (ids.length > MAX_NODES)
      throw new RequestError('TOO_MANY_ITEMS', `\`ids\` may have at most ${MAX_NODES} entries.`, { limit: MAX_NODES });
    // Each id may fail or be null on its own. The generated type lacks promises of null in a list.
    return ids.map(async (id) => (await loadNode(context, readAnyId(context, id))) as NodeNode);
  },
  viewer: (_root, _args, { viewer }) => ({
    id: viewer.id,
    displayName: viewer.displayName,
    scopes: [...viewer.scopes],
  }),
  ticket: (_root, { id }, context) => {
    const { ref, account } = readId(context, id, 'ticket');
    return account === null ? null : context.loaders.ticket(account.id, ref.key);
  },
  ticketByNativeId: (_root, args, context) => findByNativeId(context, args),
  tickets: (_root, args, context) => {
    if ((args.filter?.text?.length ?? 0) > MAX_TEXT_LENGTH)
      throw new RequestError('BAD_USER_INPUT', `\`text\` may have at most ${MAX_TEXT_LENGTH} characters.`, {
        argument: 'text',
      });
    if ((args.maxStalenessSeconds ?? 0) < 0)
      throw new RequestError('BAD_USER_INPUT', '`maxStalenessSeconds` must be at least 0.', {
        argument: 'maxStalenessSeconds',
      });
    return context.services.lists.list({
      predicate: toPredicate(context, args.filter),
      sort: args.orderBy ?? { field: 'UPDATED_AT', direction: 'DESC' },
      first: pageSize(args.first),
      after: args.after ?? null,
      maxAgeMs: args.maxStalenessSeconds == null ? null : args.maxStalenessSeconds * 1000,
      accounts: listAccounts(context, args.filter),
    });
  },
  agents: (_root, args, context) => listEntryPage(context, 'agent', args),
  templates: async (_root, args, context) => {
    const channels = args.channelType == null ? null : await listEntries(context, 'channel', null);
    const ofType = new Set(
      channels?.entries
        .filter(({ record }) => args.channelType?.includes(record.channelType))
        .map(({ record }) => `${record.account}\n${record.key}`),
    );
    return listEntryPage(
      context,
      'template',
      args,
      ({ record }) => channels === null || ofType.has(`${record.account}\n${record.channelKey ?? ''}`),
    );
  },
  teams: (_root, { vendor }, context) => entriesOf(listEntries(context, 'team', accountsOf(context, vendor))),
  tags: (_root, { vendor, kind }, context) =>
    entriesOf(
      listEntries(context, 'tag', accountsOf(context, vendor)),
      ({ record }) => kind == null || kind.includes(record.tagKind),
    ),
  channels: (_root, { vendor }, context) => entriesOf(listEntries(context, 'channel', accountsOf(context, vendor))),
  brands: (_root, { vendor }, context) => entriesOf(listEntries(context, 'brand', accountsOf(context, vendor))),
  contact: (_root, { id }, context) => {
    const { ref, account } = readId(context, id, 'contact');
    return account === null ? null : context.loaders.catalog(account.id, 'contact', ref.key);
  },
  events: (_root, args, context) => listEvents(context, args),
  eventCursor: (_root, _args, { services }) => services.eventLog.cursorAt(services.tail.head()),
  vendorAccounts: (_root, { vendor }, context) =>
    context.viewer.accounts.filter(
      (account) => vendor == null || (vendor as readonly string[]).includes(account.vendor),
    ),
  webhookDeliveries: (_root, args, context) => listDeliveries(context, args),
  explain: () => {
    throw new RequestError(
      'NOT_IMPLEMENTED',
      'This release cannot explain an operation. Read the vendor calls of an operation in `extensions.vendors` of its response.',
    );
  },
  rateLimit: () => {
    throw new RequestError(
      'NOT_IMPLEMENTED',
      'This release has no rate limit for clients. Read the vendors’ limits in `vendorAccounts.rateLimit`.',
    );
  },
};
