// Folds the observations of catalogs, contacts, the presence of agents and the account itself.

import type { CatalogRecord } from '../../domain/catalog.ts';
import type { FoldRun, ObservationOf } from './fold-run.ts';

export async function foldCatalogEntry(run: FoldRun, { entry }: ObservationOf<'catalog'>): Promise<void> {
  const { vendor, account, observedAt } = run.context;
  const keys = run.catalogKeys.get(entry.kind) ?? [];
  keys.push(entry.key);
  run.catalogKeys.set(entry.kind, keys);
  const before = await run.state.catalogEntry(account, entry.kind, entry.key);
  if (before !== null && before.observedAt > observedAt) return;
  const record = { ...entry, vendor, account, observedAt } as CatalogRecord;
  await run.state.putCatalog(withKnownFields(before, record));
}

export async function foldCollectionComplete(
  run: FoldRun,
  { kind, scope }: ObservationOf<'collection-complete'>,
): Promise<void> {
  const { account, observedAt } = run.context;
  await run.state.deleteMissing(account, kind, run.catalogKeys.get(kind) ?? [], scope);
  await run.state.putCollectionObservedAt(account, kind, observedAt);
}

export async function foldOptOut(run: FoldRun, observation: ObservationOf<'contact-opted-out'>): Promise<void> {
  const { account, observedAt, vendor } = run.context;
  const { contactKey, ticketKey, at } = observation;
  const before = await run.state.catalogEntry(account, 'contact', contactKey);
  if (before?.optedOut === true) return;
  const blank = {
    kind: 'contact' as const,
    key: contactKey,
    nativeId: contactKey,
    displayName: null,
    avatarUrl: null,
    identities: [],
    blocked: null,
  };
  await run.state.putCatalog({ ...blank, ...before, vendor, account, observedAt, optedOut: true });
  const ticket = await run.tickets.find(ticketKey);
  run.emit([{ type: 'CONTACT_OPTED_OUT', contactKey }], { ticket, at });
}

export async function foldPresence(run: FoldRun, { agentKey, presence, at }: ObservationOf<'presence'>): Promise<void> {
  const before = await run.state.catalogEntry(run.context.account, 'agent', agentKey);
  if (before?.presence === presence) return;
  if (before !== null) await run.state.putCatalog({ ...before, presence });
  run.emit([{ type: 'AGENT_PRESENCE_CHANGED', agentKey, presence }], { ticket: null, at });
}

/** A report that is older than the stored state arrives late and says nothing about now. */
export async function foldAccountEnabled(
  run: FoldRun,
  { isEnabled, at }: ObservationOf<'account-enabled'>,
): Promise<void> {
  const { account } = run.context;
  const disabledAt = await run.state.disabledAt(account);
  if (isEnabled ? disabledAt === null || at < disabledAt : disabledAt !== null) return;
  await run.state.putDisabledAt(account, isEnabled ? null : at);
  run.emit([{ type: 'VENDOR_HEALTH_CHANGED', state: isEnabled ? 'OK' : 'FAILED' }], { ticket: null, at });
}

/** A vendor's ticket has fewer fields of a contact than the contact itself: the missing ones keep their known values. */
function withKnownFields(before: CatalogRecord | null, record: CatalogRecord): CatalogRecord {
  if (record.kind === 'contact' && before?.kind === 'contact') {
    return {
      ...record,
      displayName: record.displayName ?? before.displayName,
      avatarUrl: record.avatarUrl ?? before.avatarUrl,
      blocked: record.blocked ?? before.blocked,
      optedOut: record.optedOut ?? before.optedOut,
      identities: record.identities.length > 0 ? record.identities : before.identities,
    };
  }
  if (record.kind === 'agent' && before?.kind === 'agent')
    return {
      ...record,
      displayName: record.displayName ?? before.displayName,
      presence: record.presence ?? before.presence,
    };
  if (record.kind === 'bot' && before?.kind === 'bot')
    return {
      ...record,
      displayName: record.displayName ?? before.displayName,
      versionLabel: record.versionLabel ?? before.versionLabel,
    };
  return record;
}
