// GraphiQL's storage under our own prefix, so that another GraphiQL on the same origin keeps its tabs and we keep ours.

import { TICKET_ID_PLACEHOLDER, type ReadyTab } from './ready-tabs.ts';

const PREFIX = 'deskgraph:';
const TABS_KEY = `${PREFIX}graphiql:tabState`;
const QUERY_KEY = `${PREFIX}graphiql:query`;
const VARIABLES_KEY = `${PREFIX}graphiql:variables`;

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

/** Puts a real ticket id into all that was saved while the API had none to give. */
export function completeStoredTabs(storage: Storage, ticketId: string): void {
  for (const key of [TABS_KEY, VARIABLES_KEY]) {
    const stored = storage.getItem(key);
    if (stored !== null) storage.setItem(key, stored.replaceAll(TICKET_ID_PLACEHOLDER, ticketId));
  }
}

/**
 * Saves a tab as the one being edited. GraphiQL opens a tab that was never edited without its variables; saved like
 * this, the first of the ready tabs opens with them.
 */
export function storeOpenTab(storage: Storage, tab: ReadyTab): void {
  storage.setItem(QUERY_KEY, tab.query);
  storage.setItem(VARIABLES_KEY, tab.variables);
}

/** Wraps the browser's storage; `clear` and `length` see our own keys only. */
export function createPageStorage(storage: Storage): PageStorage {
  const ownKeys = (): string[] => Object.keys(storage).filter((key) => key.startsWith(PREFIX));
  return {
    getItem: (key) => storage.getItem(PREFIX + key),
    setItem: (key, value) => storage.setItem(PREFIX + key, value),
    removeItem: (key) => storage.removeItem(PREFIX + key),
    clear() {
      for (const key of ownKeys()) storage.removeItem(key);
    },
    get length() {
      return ownKeys().length;
    },
  };
}
