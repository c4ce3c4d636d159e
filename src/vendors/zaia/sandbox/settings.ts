// What can be set at the emulated Zaia, above all where the vendor's documents are silent.

export interface ZaiaSandboxSettings {
  /** The raw key of the `authorization` header; no `Bearer` before it. */
  readonly apiKey: string;
  /** The words of a ticket's status are published nowhere; these are guesses from the product's pages. */
  readonly statusWords: { readonly waiting: string; readonly ongoing: string; readonly completed: string };
  /** What a message's `role` says for each kind of writer; published nowhere. */
  readonly roleWords: { readonly customer: string; readonly bot: string; readonly attendant: string };
  /** How `pagination` of chat messages is written in the query: the page that shows it is cut. */
  readonly paginationForm: 'brackets' | 'json';
  /** No order of a list is documented. */
  readonly listOrder: 'newest-first' | 'oldest-first';
  /** Calls a minute before 429 with Retry-After; no limit is documented. null: none. */
  readonly callsPerMinute: number | null;
}

export const defaultSettings: ZaiaSandboxSettings = {
  apiKey: 'sandbox-zaia-api-key',
  statusWords: { waiting: 'pending', ongoing: 'ongoing', completed: 'completed' },
  roleWords: { customer: 'user', bot: 'assistant', attendant: 'attendant' },
  paginationForm: 'brackets',
  listOrder: 'newest-first',
  callsPerMinute: null,
};
