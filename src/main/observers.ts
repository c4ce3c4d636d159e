// What is counted and logged of the house's work: for the person on call, without a word of what customers wrote.

import { VendorCallError } from '../domain/errors/error-codes.ts';
import type { SyncProgress } from '../domain/health.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { DeliveryState, RejectReason } from '../domain/ports/storage/delivery-inbox.ts';
import type { Logger } from '../platform/observability/logger.ts';
import type { Metrics } from '../platform/observability/metrics.ts';
import type { Task } from '../domain/task.ts';
import type { TaskOutcome } from '../writes/outbox.ts';

/** Counts deliveries and says which were put aside or refused. */
export function observeIngest(metrics: Metrics, logger: Logger) {
  const log = logger.child('webhooks');
  return ({ vendor, id }: OpenAccount, state: DeliveryState, reason: RejectReason | null): void => {
    metrics.webhookDeliveries.inc({ vendor, account: id, state });
    if (state === 'QUARANTINED')
      log.warn('a delivery could not be read; it is kept, see webhookDeliveries', { account: id, reason });
    if (state === 'REJECTED') log.warn('a delivery was refused at the door', { account: id, reason });
  };
}

/** Counts tickets as they are read, and says when a history is complete, when an account fails and when it is back. */
export function observeSync(metrics: Metrics, logger: Logger) {
  const log = logger.child('sync');
  const last = new Map<string, SyncProgress>();
  return ({ id }: OpenAccount, progress: SyncProgress): void => {
    const before = last.get(id);
    last.set(id, progress);
    const { phase, ticketsSeen, lastFailure } = progress;
    metrics.syncTickets.inc({ account: id }, Math.max(0, ticketsSeen - (before?.ticketsSeen ?? 0)));
    if (before?.phase === 'BACKFILL' && phase === 'FOLLOWING')
      log.info('the history is complete', { account: id, tickets: ticketsSeen });
    if (phase === 'BACKFILL')
      log.debug('reading the history', { account: id, tickets: ticketsSeen, of: progress.ticketsExpected });
    const failedBefore = before?.lastFailure ?? null;
    if (lastFailure !== null && failedBefore === null)
      log.warn('an account cannot be read; trying again', {
        account: id,
        code: lastFailure.code,
        reason: lastFailure.message,
        nextTryAt: progress.nextReadAt,
      });
    if (lastFailure === null && failedBefore !== null) log.info('an account can be read again', { account: id });
  };
}

/** Counts the tries of tasks, and says which failed and which will never be done. */
export function observeOutbox(metrics: Metrics, logger: Logger) {
  const log = logger.child('outbox');
  return (task: Task, outcome: TaskOutcome, failure: unknown): void => {
    const { account, kind, ticketKey, attempts } = task;
    metrics.outboxTasks.inc({ account, outcome });
    const details = { account, task: kind, ticket: ticketKey, attempts: attempts + 1, error: failure };
    if (outcome === 'postponed') log.warn('a task at the vendor failed; it is tried again', details);
    if (outcome === 'given-up') log.error('the vendor will not take a task; it is given up', details);
  };
}

/** Says when a vendor's queue of deliveries cannot be fetched, and when it can again. */
export function observeQueues(logger: Logger) {
  const log = logger.child('queues');
  return ({ id }: OpenAccount, failure: unknown): void => {
    if (failure === null) log.info('waiting deliveries can be fetched again', { account: id });
    else log.warn('waiting deliveries cannot be fetched; trying again', { account: id, code: codeOf(failure) });
  };
}

/** Says when an account that is never read fails its check, and when it passes again. */
export function observeAccountChecks(logger: Logger) {
  const log = logger.child('checks');
  return ({ id }: OpenAccount, failure: unknown): void => {
    if (failure === null) log.info('the account can be used again', { account: id });
    else log.warn('the account cannot be used; trying again', { account: id, code: codeOf(failure) });
  };
}

function codeOf(failure: unknown): string {
  if (failure instanceof VendorCallError) return failure.failure.code;
  return failure instanceof Error ? failure.name : 'unknown';
}

/** The store's own logger over ours. */
export function storeLogger(logger: Logger): { error(details: object, message: string): void } {
  const log = logger.child('store');
  return { error: (details, message) => log.error(message, { ...details }) };
}
