// The checks of a write before the vendor is called. Each throws UserErrors.

import type { ContactFields } from '../domain/catalog.ts';
import { userError, UserErrors } from '../domain/errors/error-codes.ts';
import type { Action } from '../domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../domain/ticket.ts';
import { capabilitiesOf, denialError } from './ticket-capabilities.ts';
import { inInput, type RequestedWrite, type TicketWrite } from './write-request.ts';

/** The adapter's action. Throws when the vendor has none. */
export function requireAction<C>({
  account,
  selectAction,
}: Pick<RequestedWrite<C>, 'account' | 'selectAction'>): Action<C> {
  const action = selectAction(account.adapter.actions);
  if (action === null) throw new UserErrors([userError('NOT_SUPPORTED_BY_VENDOR', { vendor: account.vendor })]);
  return action;
}

/** Throws when the ticket does not allow the action, or files that the write has. `now`: epoch milliseconds. */
export function checkCapabilities(
  request: Pick<TicketWrite<never>, 'account' | 'action' | 'actionField' | 'attaches' | 'fieldOf'>,
  ticket: TicketRecord,
  contact: ContactFields | null,
  now: number,
): void {
  const { account, action, actionField = null, attaches = false } = request;
  if (action === null) return;
  const capabilities = capabilitiesOf(account, ticket, contact, now);
  const files = { ...capabilities.attach, message: null, retryAfterSeconds: null };
  const denial =
    denialError(capabilities[action], account.vendor) ?? (attaches ? denialError(files, account.vendor) : null);
  if (denial === null) return;
  // An obstacle that passes with time is not an error in the input.
  throw new UserErrors([denial.retryable ? denial : inInput(request, { ...denial, field: actionField })]);
}

/** Throws when the ticket has changed since the client read it. */
export function checkVersion({ expectedVersion }: Pick<TicketWrite<never>, 'expectedVersion'>, ticket: TicketRecord) {
  if (expectedVersion === null || expectedVersion === String(ticket.version)) return;
  throw new UserErrors([userError('STALE_VERSION', { field: ['input', 'expectedVersion'] })]);
}

/** Throws when the vendor would not accept the command. */
export function checkCommand<C>(
  request: Pick<RequestedWrite<C>, 'account' | 'fieldOf'>,
  action: Action<C>,
  command: C,
): void {
  const errors = action.check(command).map((error) => inInput(request, { ...error, vendor: request.account.vendor }));
  if (errors.length > 0) throw new UserErrors(errors);
}
