// Loads the actor of a reference: the stored record, or a placeholder made of what the vendor sent with the reference.

import type { ActorRef } from '../../domain/actor.ts';
import type { CatalogRecord } from '../../domain/catalog.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { Cached } from '../../reads/cached.ts';
import type { GraphContext } from '../context.ts';
import { accountOf } from '../nodes/accounts.ts';
import type { ActorNode } from '../nodes/node-types.ts';

type RecordRef = ActorRef & { readonly kind: 'AGENT' | 'CONTACT' | 'BOT' };

/** Null for a null reference. When the vendor fails, the name in the reference is used, if there is one. */
export async function loadActor(
  context: GraphContext,
  account: AccountId,
  ref: ActorRef | null,
): Promise<ActorNode | null> {
  if (ref === null) return null;
  if (!isRecordRef(ref)) return { system: true, account, displayName: ref.displayName };
  if (ref.key === null) return placeholder(context, account, ref);
  const record = await loadRecord(context, account, ref.kind, ref.key).catch((failure: unknown) => {
    if (ref.displayName === null) throw failure;
    return null;
  });
  return record ?? placeholder(context, account, ref);
}

function isRecordRef(ref: ActorRef): ref is RecordRef {
  return ref.kind !== 'SYSTEM';
}

function loadRecord(
  { loaders }: GraphContext,
  account: AccountId,
  kind: RecordRef['kind'],
  key: string,
): Promise<ActorNode | null> {
  switch (kind) {
    case 'AGENT':
      return loaders.catalog(account, 'agent', key);
    case 'CONTACT':
      return loaders.catalog(account, 'contact', key);
    case 'BOT':
      return loaders.catalog(account, 'bot', key);
  }
}

function placeholder({ services }: GraphContext, account: AccountId, ref: RecordRef): ActorNode {
  const key = ref.key ?? '';
  const base = {
    vendor: accountOf(services.accounts, account).vendor,
    account,
    key,
    nativeId: key,
    displayName: ref.displayName,
    avatarUrl: null,
    observedAt: services.now(),
  };
  switch (ref.kind) {
    case 'AGENT':
      return fromEvent<'agent'>({ ...base, kind: 'agent', email: null, presence: null, teamKeys: null, active: null });
    case 'BOT':
      return fromEvent<'bot'>({ ...base, kind: 'bot', versionLabel: null });
    case 'CONTACT':
      return fromEvent<'contact'>({ ...base, kind: 'contact', identities: [], blocked: null, optedOut: null });
  }
}

function fromEvent<K extends 'agent' | 'bot' | 'contact'>(record: CatalogRecord<K>): Cached<CatalogRecord<K>> {
  return { record, freshness: { source: 'EVENT_STORE', fetchedAt: record.observedAt, staleReason: null } };
}
