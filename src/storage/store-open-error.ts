// The error of a store that cannot be opened.

/** The message says why the store cannot be opened and what to do. The process should exit with it. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError';
}
