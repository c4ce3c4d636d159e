// Describes why the event stream stopped for good. Failures that a reconnect repairs do not reach this.

/** `isLostCursor`: the cursor is of no use to this gateway, whose log was replaced. */
export interface StreamFailure {
  readonly isLostCursor: boolean;
  readonly words: string;
}

const FORBIDDEN = 4403;

/** Reads what graphql-ws hands to a sink: errors of the gateway, the event that closed the socket, or anything. */
export function toStreamFailure(failure: unknown): StreamFailure {
  if (Array.isArray(failure)) return readErrors(failure);
  const code = read(failure, 'code');
  if (code === FORBIDDEN) {
    return { isLostCursor: false, words: 'The gateway wants a token: put Authorization into the Headers editor.' };
  }
  const reason = read(failure, 'reason');
  if (typeof code === 'number') {
    const words = `The gateway closed the connection: ${typeof reason === 'string' && reason !== '' ? reason : code}.`;
    return { isLostCursor: false, words };
  }
  return { isLostCursor: false, words: failure instanceof Error ? failure.message : 'The connection broke.' };
}

function readErrors([first]: readonly unknown[]): StreamFailure {
  const message = read(first, 'message');
  return {
    isLostCursor: read(read(first, 'extensions'), 'code') === 'BAD_CURSOR',
    words: typeof message === 'string' ? message : 'The gateway gave no events.',
  };
}

function read(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
