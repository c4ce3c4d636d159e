// Everything that can be read.

import { RequestError } from '../../../domain/errors/error-codes.ts';
import { toEventCursor } from '../../../domain/events/event-cursor.ts';
import type { TicketPredicate } from '../../../domain/ticket-query.ts';
import type { QueryResolvers, TicketFilter } from '../../../generated/schema.ts';
import { accountsOf, listEntries, listEntryPage } from '../../queries/catalog-lists.ts';
import type { GraphContext } from '../../context.ts';
import { listDeliveries } from '../../queries/event-log/deliveries.ts';
import { listEvents } from '../../queries/event-log/event-list.ts';
import { readAnyId, readId } from '../../nodes/ids.ts';
import { loadNode } from '../../queries/load-node.ts';
import { pageSize } from '../../queries/paging.ts';
import { toPredicate } from '../../queries/ticket-filter.ts';
import { findByNativeId } from '../../queries/native-id.ts';

const MAX_NODES = 100;
const MAX_TEXT_LENGTH = 500;

/** Only what the viewer may see, whatever the filter says. */
function visible(context: GraphContext, predicate: TicketPredicate): TicketPredicate {
  const ids = context.viewer.accounts.map(({ id }) => id);
  const all = ids.length === context.services.accounts.all.length;
  return all ? predicate : { op: 'and', of: [{ op: 'in', field: 'account', values: ids }, predicate] };
}

/** Accounts of vendors that the filter leaves out at its top are not asked at all. */
function sourcesFor(context: GraphContext, filter: TicketFilter | null | undefined) {
  const vendors: readonly string[] | null | undefined = filter?.vendor;
  return context.viewer.accounts.map((account) => ({
    account,
    skipped: vendors != null && !vendors.includes(account.vendor),
  }));
}

async function known<T>(
  list: Promise<{ entries: readonly T[]; failure: Error | null }>,
  select: (entry: T) => boolean = () => true,
): Promise<T[]> {
  const { entries, failure } = await list;
  if (failure !== null) throw failure;
  return entries.filter(select);
}

export const Query: QueryResolvers = {
  node: (_root, { id }, context) => loadNode(context, readAnyId(context, id)) as never,
  nodes: (_root, { ids }, context) => {
    if (ids.length > MAX_NODES)
      throw new RequestError('TOO_MANY_ITEMS', `\`ids\` may have at most ${MAX_NODES} entries.`, { limit: MAX_NODES });
    return ids.map((id) => loadNode(context, readAnyId(context, id))) as never;
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
      throw new RequestError('BAD_USER_INPUT', '`maxStalenessSeconds` must not be negative.', {
        argument: 'maxStalenessSeconds',
      });
    return context.services.lists.list({
      predicate: visible(context, toPredicate(context, args.filter)),
      sort: args.orderBy ?? { field: 'UPDATED_AT', direction: 'DESC' },
      first: pageSize(args.first),
      after: args.after ?? null,
      maxAgeMs: args.maxStalenessSeconds == null ? null : args.maxStalenessSeconds * 1000,
      accounts: sourcesFor(context, args.filter),
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
  teams: (_root, { vendor }, context) => known(listEntries(context, 'team', accountsOf(context, vendor))),
  tags: (_root, { vendor, kind }, context) =>
    known(
      listEntries(context, 'tag', accountsOf(context, vendor)),
      ({ record }) => kind == null || kind.includes(record.tagKind),
    ),
  channels: (_root, { vendor }, context) => known(listEntries(context, 'channel', accountsOf(context, vendor))),
  brands: (_root, { vendor }, context) => known(listEntries(context, 'brand', accountsOf(context, vendor))),
  contact: (_root, { id }, context) => {
    const { ref, account } = readId(context, id, 'contact');
    return account === null ? null : context.loaders.catalog(account.id, 'contact', ref.key);
  },
  events: (_root, args, context) => listEvents(context, args),
  eventCursor: (_root, _args, { services }) => toEventCursor(services.store.log.id, services.tail.head()),
  vendorAccounts: (_root, { vendor }, context) =>
    context.viewer.accounts.filter(
      (account) => vendor == null || (vendor as readonly string[]).includes(account.vendor),
    ),
  webhookDeliveries: (_root, args, context) => listDeliveries(context, args) as never,
  explain: () => {
    throw new RequestError(
      'NOT_IMPLEMENTED',
      'This release cannot explain an operation yet; `extensions.vendors` of an answer tells what it cost.',
    );
  },
  rateLimit: () => {
    throw new RequestError(
      'NOT_IMPLEMENTED',
      'This release sets clients no allowance; the vendors’ limits stand at `vendorAccounts.rateLimit`.',
    );
  },
};
