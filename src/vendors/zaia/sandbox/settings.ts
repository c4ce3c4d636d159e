// Settings of the emulated Zaia, mainly behaviour that is not documented.

export interface ZaiaSandboxSettings {
  /** The raw key of the `authorization` header, without `Bearer`. */
  readonly apiKey: string;
  /** Enum values of a ticket's status; not documented, guessed from the product's pages. */
  readonly statusWords: { readonly waiting: string; readonly ongoing: string; readonly completed: string };
  /** The `role` of a message for each kind of writer; not documented. */
  readonly roleWords: { readonly customer: string; readonly bot: string; readonly attendant: string };
  /** The form of `pagination` in the query of chat messages; the documentation is truncated there. */
  readonly paginationForm: 'brackets' | 'json';
  /** The order of lists; not documented. */
  readonly listOrder: 'newest-first' | 'oldest-first';
  /** Calls per minute before 429 with Retry-After; not documented. Null: no limit. */
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
