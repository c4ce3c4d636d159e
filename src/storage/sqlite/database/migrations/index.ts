// The list of schema steps. Append only: never edit a released step.

import { FIRST_TABLES } from './0001-first-tables.ts';
import { ARRIVALS } from './0002-arrivals.ts';
import { OUTBOX } from './0003-outbox.ts';
import { SETTLED_AT_ONCE } from './0004-settled-at-once.ts';
import { TICKET_ALIASES } from './0005-ticket-aliases.ts';
import { DISABLED_ACCOUNTS } from './0006-switched-off.ts';
import { STANDARD_NAMES } from './0007-standard-names.ts';
import { IMPOSSIBLE_VALUES } from './0008-impossible-values.ts';
import { SEARCH_FOLDING } from './0009-search-folding.ts';

export interface Migration {
  readonly version: number;
  readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, sql: FIRST_TABLES },
  { version: 2, sql: ARRIVALS },
  { version: 3, sql: OUTBOX },
  { version: 4, sql: SETTLED_AT_ONCE },
  { version: 5, sql: TICKET_ALIASES },
  { version: 6, sql: DISABLED_ACCOUNTS },
  { version: 7, sql: STANDARD_NAMES },
  { version: 8, sql: IMPOSSIBLE_VALUES },
  { version: 9, sql: SEARCH_FOLDING },
];
