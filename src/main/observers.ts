// Metrics and log lines of background work, for operators. They never contain customers' text.

import { VendorCallError } from '../domain/errors/error-codes.ts';
import type { SyncProgress } from '../domain/health.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { DeliveryState, RejectReason } from '../domain/ports/storage/delivery-inbox.ts';
import type { Logger } from '../platform/observability/logger.ts';
import type { Metrics } from '../platform/observability/metrics.ts';
import type { Task } from '../domain/task.ts';
import type { TaskOutcome } from '../writes/outbox.ts';

/** Counts deliveries and logs those that were quarantined or rejected. */
export function observeIngest(metrics: Metrics, logger: Logger) {
  const log = logger.child('webhooks');
  return ({ vendor, id }: OpenAccount, state: DeliveryState, reason: RejectReason | null): void => {
    metrics.webhookDeliveries.inc({ vendor, account: id, state });
    if (state === 'QUARANTINED')
      log.warn('webhook delivery quarantined because it could not be parsed; see the query webhookDeliveries', {
        account: id,
        reason,
      });
    if (state === 'REJECTED') log.warn('webhook delivery rejected', { account: id, reason });
  };
}

/** Counts tickets as they are read, and logs the end of a backfill, failures of an account and its recovery. */
export function observeSync(metrics: Metrics, logger: Logger) {
  const log = logger.child('sync');
  const last = new Map<string, SyncProgress>();
  return ({ id }: OpenAccount, progress: SyncProgress): void => {
    const before = last.get(id);
    last.set(id, progress);
    const { phase, ticketsSeen, lastFailure } = progress;
    metrics.syncTickets.inc({ account: id }, Math.max(0, ticketsSeen - (before?.ticketsSeen ?? 0)));
    if (before?.phase === 'BACKFILL' && phase === 'FOLLOWING')
      log.info('backfill complete', { account: id, tickets: ticketsSeen });
    if (phase === 'BACKFILL')
      log.debug('backfill in progress', { account: id, tickets: ticketsSeen, of: progress.ticketsExpected });
    const failedBefore = before?.lastFailure ?? null;
    if (lastFailure !== null && failedBefore === null)
      log.warn('sync failed; retrying', {
        account: id,
        code: lastFailure.code,
        reason: lastFailure.message,
        nextTryAt: progress.nextReadAt,
      });
    if (lastFailure === null && failedBefore !== null) log.info('sync recovered', { account: id });
  };
}

/** Counts attempts of outbox tasks, and logs those that failed and those that were abandoned. */
export function observeOutbox(metrics: Metrics, logger: Logger) {
  const log = logger.child('outbox');
  return (task: Task, outcome: TaskOutcome, failure: unknown): void => {
    const { account, kind, ticketKey, attempts } = task;
    metrics.outboxTasks.inc({ account, outcome });
    const details = { account, task: kind, ticket: ticketKey, attempts: attempts + 1, error: failure };
    if (outcome === 'postponed') log.warn('outbox task failed; retrying', details);
    if (outcome === 'given-up') log.error('outbox task abandoned because the vendor rejects it', details);
  };
}

/** Logs when a vendor's delivery queue cannot be fetched, and when it can be fetched again. */
export function observeQueues(logger: Logger) {
  const log = logger.child('queues');
  return ({ id }: OpenAccount, failure: unknown): void => {
    if (failure === null) log.info('vendor queue recovered', { account: id });
    else log.warn('vendor queue cannot be fetched; retrying', { account: id, code: codeOf(failure) });
  };
}

/** Logs when an account without a feed fails its check, and when it passes again. */
export function observeAccountChecks(logger: Logger) {
  const log = logger.child('checks');
  return ({ id }: OpenAccount, failure: unknown): void => {
    if (failure === null) log.info('account check recovered', { account: id });
    else log.warn('account check failed; retrying', { account: id, code: codeOf(failure) });
  };
}

function codeOf(failure: unknown): string {
  if (failure instanceof VendorCallError) return failure.failure.code;
  return failure instanceof Error ? failure.name : 'unknown';
}

/** Adapts the logger to the store's interface. */
export function storeLogger(logger: Logger): { error(details: object, message: string): void } {
  const log = logger.child('store');
  return { error: (details, message) => log.error(message, { ...details }) };
}
