// Folds what a vendor says of everything beside tickets and messages: catalogs, contacts, people's presence, the account.

import type { CatalogRecord } from '../../domain/catalog.ts';
import type { EventData } from '../../domain/events/event.ts';
import type { Observation } from '../../domain/observation.ts';
import type { StateWriter } from '../../domain/ports/storage/projection.ts';
import type { TicketRecord } from '../../domain/ticket.ts';
import type { FoldContext } from './context.ts';
import type { Subject } from './change-events.ts';

type Of<T extends Observation['type']> = Extract<Observation, { type: T }>;

/** What the folding of one list of observations lends to this part of it. */
export interface CatalogFoldOptions {
  readonly state: StateWriter;
  readonly context: FoldContext;
  /** The ticket as it stands after what was folded before; null where there is none. */
  findTicket(key: string | null): Promise<TicketRecord | null>;
  tell(news: readonly EventData[], subject: Subject): void;
}

export class CatalogFold {
  readonly #state: StateWriter;
  readonly #context: FoldContext;
  readonly #options: CatalogFoldOptions;
  /** Catalog keys seen so far, by kind, for `collection-complete`. */
  readonly #seen = new Map<string, string[]>();

  constructor(options: CatalogFoldOptions) {
    this.#options = options;
    this.#state = options.state;
    this.#context = options.context;
  }

  async entry({ entry }: Of<'catalog'>): Promise<void> {
    const { vendor, account, observedAt } = this.#context;
    const seen = this.#seen.get(entry.kind) ?? [];
    seen.push(entry.key);
    this.#seen.set(entry.kind, seen);
    const before = await this.#state.catalogEntry(account, entry.kind, entry.key);
    if (before !== null && before.observedAt > observedAt) return;
    const record = { ...entry, vendor, account, observedAt } as CatalogRecord;
    await this.#state.putCatalog(keepingWhatIsNotSaid(before, record));
  }

  async collection({ kind, scope }: Of<'collection-complete'>): Promise<void> {
    const { account, observedAt } = this.#context;
    await this.#state.deleteMissing(account, kind, this.#seen.get(kind) ?? [], scope);
    await this.#state.putCollectionObservedAt(account, kind, observedAt);
  }

  async optOut(observation: Of<'contact-opted-out'>): Promise<void> {
    const { account, observedAt, vendor } = this.#context;
    const before = await this.#state.catalogEntry(account, 'contact', observation.contactKey);
    if (before?.optedOut === true) return;
    const blank = {
      kind: 'contact' as const,
      key: observation.contactKey,
      nativeId: observation.contactKey,
      displayName: null,
      avatarUrl: null,
      identities: [],
      blocked: null,
    };
    await this.#state.putCatalog({ ...blank, ...before, vendor, account, observedAt, optedOut: true });
    const ticket = await this.#options.findTicket(observation.ticketKey);
    this.#options.tell([{ type: 'CONTACT_OPTED_OUT', contactKey: observation.contactKey }], {
      ticket,
      at: observation.at,
    });
  }

  async presence({ agentKey, presence, at }: Of<'presence'>): Promise<void> {
    const before = await this.#state.catalogEntry(this.#context.account, 'agent', agentKey);
    if (before?.presence === presence) return;
    if (before !== null) await this.#state.putCatalog({ ...before, presence });
    this.#options.tell([{ type: 'AGENT_PRESENCE_CHANGED', agentKey, presence }], { ticket: null, at });
  }

  /** A word that is older than what is known comes late and says nothing about now. */
  async switched({ isOn, at }: Of<'account-switched'>): Promise<void> {
    const { account } = this.#context;
    const offSince = await this.#state.disabledAt(account);
    if (isOn ? offSince === null || at < offSince : offSince !== null) return;
    await this.#state.putDisabledAt(account, isOn ? null : at);
    this.#options.tell([{ type: 'VENDOR_HEALTH_CHANGED', state: isOn ? 'OK' : 'FAILED' }], { ticket: null, at });
  }
}

/** A row beside a ticket tells less about a contact than the contact itself: what it leaves open stays as it was. */
function keepingWhatIsNotSaid(before: CatalogRecord | null, record: CatalogRecord): CatalogRecord {
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
    return { ...record, presence: record.presence ?? before.presence };
  if (record.kind === 'bot' && before?.kind === 'bot')
    return { ...record, versionLabel: record.versionLabel ?? before.versionLabel };
  return record;
}
