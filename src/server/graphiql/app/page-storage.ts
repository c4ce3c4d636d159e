// GraphiQL's storage under our own prefix, so that another GraphiQL on the same origin keeps its tabs and we keep ours.

import { TICKET_ID_PLACEHOLDER } from './ready-tabs.ts';

const PREFIX = 'deskgraph:';
const TABS_KEY = `${PREFIX}graphiql:tabState`;

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

/** Puts a real ticket id into tabs that were saved while the API had none to give. */
export function completeStoredTabs(storage: Storage, ticketId: string): void {
  const stored = storage.getItem(TABS_KEY);
  if (stored !== null) storage.setItem(TABS_KEY, stored.replaceAll(TICKET_ID_PLACEHOLDER, ticketId));
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
