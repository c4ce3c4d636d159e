// Finds the actor behind a reference: the record where there is one, else what the vendor said beside it.

import type { ActorRef } from '../../domain/actor.ts';
import type { CatalogKind, CatalogRecord } from '../../domain/catalog.ts';
import type { AccountId, VendorCode } from '../../domain/ids.ts';
import type { Cached } from '../../reads/cached.ts';
import type { GraphContext } from '../context.ts';
import type { ActorNode } from '../nodes/node-types.ts';

/** Loads an actor; null reference: nobody is known. A vendor that fails still gives the name it said before. */
export async function loadActor(
  context: GraphContext,
  account: AccountId,
  ref: ActorRef | null,
): Promise<ActorNode | null> {
  if (ref === null) return null;
  if (ref.kind === 'SYSTEM' || ref.key === null) {
    return ref.kind === 'SYSTEM'
      ? { system: true, account, displayName: ref.displayName }
      : standIn(context, account, ref);
  }
  const kind = KINDS[ref.kind];
  const known = await context.loaders.catalog(account, kind, ref.key).catch((failure: unknown) => {
    if (ref.displayName === null) throw failure;
    return null;
  });
  return (known as ActorNode | null) ?? standIn(context, account, ref);
}

const KINDS = { AGENT: 'agent', CONTACT: 'contact', BOT: 'bot' } as const satisfies Record<
  Exclude<ActorRef['kind'], 'SYSTEM'>,
  CatalogKind
>;

function standIn(context: GraphContext, account: AccountId, ref: ActorRef): ActorNode {
  const vendor: VendorCode = context.services.accounts.find(account)?.vendor ?? '';
  const key = ref.key ?? '';
  const base = {
    vendor,
    account,
    key,
    nativeId: key,
    displayName: ref.displayName,
    avatarUrl: null,
    observedAt: context.services.now(),
  };
  return hold(ref.kind === 'AGENT' ? agent(base) : ref.kind === 'BOT' ? bot(base) : contact(base));
}

type Base = Pick<
  CatalogRecord<'bot'>,
  'vendor' | 'account' | 'key' | 'nativeId' | 'displayName' | 'avatarUrl' | 'observedAt'
>;

const agent = (base: Base): CatalogRecord<'agent'> => ({
  ...base,
  kind: 'agent',
  email: null,
  presence: null,
  teamKeys: null,
  active: null,
});
const bot = (base: Base): CatalogRecord<'bot'> => ({ ...base, kind: 'bot', versionLabel: null });
const contact = (base: Base): CatalogRecord<'contact'> => ({
  ...base,
  kind: 'contact',
  identities: [],
  blocked: null,
  optedOut: null,
});

function hold(record: CatalogRecord<'agent'> | CatalogRecord<'bot'> | CatalogRecord<'contact'>): ActorNode {
  return { record, freshness: { source: 'EVENT_STORE', fetchedAt: record.observedAt, staleReason: null } } as Cached<
    typeof record
  > as ActorNode;
}
