// What a pass is made of: pages of observations, and the tickets it has seen.

import type { Observation } from '../../../../domain/observation.ts';
import type { WireTicketDetails } from '../../wire/index.ts';

export type Page = readonly Observation[];
/** Each step reads one page; it throws VendorCallError. */
export type Pass = AsyncGenerator<Page, void>;
/** The tickets that a pass has seen so far, by key, as they were then. */
export type SeenTickets = Map<string, WireTicketDetails>;
