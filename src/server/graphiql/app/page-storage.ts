// GraphiQL's storage under our own prefix, so that another GraphiQL on the same origin keeps its tabs and we keep ours.

import { TICKET_ID_PLACEHOLDER, type ReadyTab } from './ready-tabs/index.ts';

const PREFIX = 'deskgraph:';
const TABS_KEY = `${PREFIX}graphiql:tabState`;
const QUERY_KEY = `${PREFIX}graphiql:query`;
const VARIABLES_KEY = `${PREFIX}graphiql:variables`;
const HISTORY_KEYS = new Set(['graphiql:queries', 'graphiql:favorites']);

/** The part of the Web Storage contract that GraphiQL uses. */
export interface PageStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  clear(): void;
  readonly length: number;
}

/** What the last visit left: no tabs, complete tabs, or tabs that still wait for a ticket id. */
export type StoredTabs = 'none' | 'complete' | 'waiting';

/** Looks at the tabs of the last visit without changing them. */
export function readStoredTabs(storage: Storage): StoredTabs {
  const stored = storage.getItem(TABS_KEY);
  if (stored === null) return 'none';
  return stored.includes(TICKET_ID_PLACEHOLDER) ? 'waiting' : 'complete';
}

/** Puts a real ticket id into the tabs that were saved while the API had none to give. */
export function completeStoredTabs(storage: Storage, ticketId: string): void {
  const stored = storage.getItem(TABS_KEY);
  if (stored !== null) storage.setItem(TABS_KEY, stored.replaceAll(TICKET_ID_PLACEHOLDER, ticketId));
}

/**
 * Saves a tab as the one being edited. GraphiQL opens a tab that was never edited without its variables; saved like
 * this, the first of the ready tabs opens with them.
 */
export function storeOpenTab(storage: Storage, tab: ReadyTab): void {
  storage.setItem(QUERY_KEY, tab.query);
  storage.setItem(VARIABLES_KEY, tab.variables);
}

/**
 * Saves the chosen one of the stored tabs as the one being edited. GraphiQL writes the two at different moments, and
 * where they disagree after a quick reload it would add the chosen tab a second time.
 */
export function reopenStoredTab(storage: Storage): void {
  const chosen = readChosenTab(storage.getItem(TABS_KEY) ?? '{}');
  if (chosen !== null) storeOpenTab(storage, { query: chosen.query ?? '', variables: chosen.variables ?? '' });
}

interface StoredTab {
  query: string | null;
  variables: string | null;
}

/** Null for anything that is not GraphiQL's own record; it starts afresh then. */
function readChosenTab(stored: string): StoredTab | null {
  try {
    const { tabs, activeTabIndex } = JSON.parse(stored) as { tabs?: StoredTab[]; activeTabIndex?: number };
    return tabs?.[activeTabIndex ?? 0] ?? null;
  } catch {
    return null;
  }
}

/**
 * Wraps the browser's storage; `clear` and `length` see our own keys only. GraphiQL is configured not to keep headers, yet
 * its history would write them down, tokens and all; here they are left out.
 */
export function createPageStorage(storage: Storage): PageStorage {
  const ownKeys = (): string[] => Object.keys(storage).filter((key) => key.startsWith(PREFIX));
  return {
    getItem: (key) => storage.getItem(PREFIX + key),
    setItem: (key, value) => storage.setItem(PREFIX + key, HISTORY_KEYS.has(key) ? withoutHeaders(value) : value),
    removeItem: (key) => storage.removeItem(PREFIX + key),
    clear() {
      for (const key of ownKeys()) storage.removeItem(key);
    },
    get length() {
      return ownKeys().length;
    },
  };
}

function withoutHeaders(history: string): string {
  const entries: unknown = JSON.parse(history);
  return JSON.stringify(entries, (key, value: unknown) => (key === 'headers' ? undefined : value));
}
