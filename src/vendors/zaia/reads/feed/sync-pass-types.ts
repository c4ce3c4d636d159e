// The types of a sync pass; sync-pass.ts says what it does.

import type { Observation } from '../../../../domain/observation.ts';
import type { WireTicketDetails } from '../../wire/index.ts';

export type Page = readonly Observation[];
/** Each step reads one page; it throws VendorCallError. */
export type SyncPass = AsyncGenerator<Page, void>;
/** The tickets that a pass has seen so far, by key. */
export type SeenTickets = Map<string, WireTicketDetails>;
