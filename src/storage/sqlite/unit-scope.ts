// The life of one unit of work: open while it runs inside its transaction, closed for ever afterwards.

/** Thrown at a unit that waited for something outside its transaction, and at anybody who uses one that is over. */
export class UnitScopeError extends Error {
  override readonly name = 'UnitScopeError';
}

export interface UnitScope {
  open: boolean;
  appendedEvents: boolean;
  queuedSearch: boolean;
  /** Deliveries were kept to be read later: there is no time for more. */
  keptArrivals: boolean;
}

export function assertOpen(scope: UnitScope): void {
  if (!scope.open) throw new UnitScopeError('This unit of work is over; its transaction can no longer be used.');
}
