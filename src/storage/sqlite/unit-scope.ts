// The life of one unit of work: open while it runs inside its transaction, closed afterwards.

/** Thrown at a unit that waited for something outside its transaction, and at any use of a unit that has ended. */
export class UnitScopeError extends Error {
  override readonly name = 'UnitScopeError';
}

export interface UnitScope {
  open: boolean;
  appendedEvents: boolean;
  queuedSearch: boolean;
  enqueuedDeliveries: boolean;
}

export function assertOpen(scope: UnitScope): void {
  if (!scope.open) throw new UnitScopeError('This unit of work has ended; its transaction can no longer be used.');
}
