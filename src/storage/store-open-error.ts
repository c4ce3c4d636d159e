// The one error with which a store refuses to open.

/** Says in one sentence why the store cannot be opened and what to do; the process should end with it. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError';
}
