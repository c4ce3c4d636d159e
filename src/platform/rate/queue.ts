// The requests that wait for a call: writes first, then interactive calls, then background calls, each in order of
// arrival. One timer wakes the queue when the first request may become admissible.

import type { Clock, ScheduledTimer } from '../clock.ts';
import type { CallPriority } from '../observability/call-trace.ts';

const PRIORITIES: readonly CallPriority[] = ['write', 'interactive', 'background'];

export interface CallQueueOptions<Grant> {
  readonly clock: Clock;
  /** The longest wait by priority, milliseconds. */
  readonly maxWaitMs: Readonly<Record<CallPriority, number>>;
  isAdmitted(priority: CallPriority): boolean;
  earliestAt(priority: CallPriority, ahead: number): number;
  /** Starts to count a call and returns the grant for it. */
  begin(priority: CallPriority): Grant;
  /** The error for a request that cannot be admitted before `earliestAt` (epoch milliseconds). */
  refusal(earliestAt: number): Error;
}

export interface CallQueue<Grant> {
  /** Resolves when the call may start; rejects with the refusal, or with the signal's reason when aborted. */
  acquire(priority: CallPriority, signal?: AbortSignal): Promise<Grant>;
  /** Admits what may start. `isWorse`: less is available than before, so requests that are now too late are refused. */
  serve(isWorse: boolean): void;
  size(): number;
}

interface Waiting {
  readonly priority: CallPriority;
  readonly latestAt: number;
  grant(): void;
  refuse(earliestAt: number): void;
}

const MAX_WAITING = 5000;

/** Creates an empty queue. */
export function createCallQueue<Grant>(options: CallQueueOptions<Grant>): CallQueue<Grant> {
  const { clock, maxWaitMs, isAdmitted, earliestAt } = options;
  const waiting = createPriorityLists();
  let wakeUp: { readonly at: number; readonly timer: ScheduledTimer } | null = null;

  function serve(isWorse: boolean): void {
    for (let head = waiting.head(); head !== null && isAdmitted(head.priority); head = waiting.head()) head.grant();
    if (isWorse) refuseLate();
    scheduleWakeUp();
  }

  function refuseLate(): void {
    let ahead = 0;
    for (const request of waiting.size() === 0 ? [] : waiting.inOrder()) {
      const earliest = earliestAt(request.priority, ahead);
      if (earliest <= request.latestAt) ahead += 1;
      else request.refuse(earliest);
    }
  }

  function scheduleWakeUp(): void {
    const head = waiting.head();
    const earliest = head === null ? null : earliestAt(head.priority, 0);
    // If the instant is now and the head is not admitted, only the end of a call can help, and that serves again.
    const at = earliest === null || earliest <= clock.now() ? null : earliest;
    if (wakeUp?.at === at) return;
    wakeUp?.timer.cancel();
    wakeUp = null;
    if (at === null) return;
    const timer = clock.setTimeout(() => {
      wakeUp = null;
      serve(false);
    }, at - clock.now());
    wakeUp = { at, timer };
  }

  const wait = (priority: CallPriority, signal: AbortSignal | undefined): Promise<Grant> =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        waiting.remove(request);
        deadline.cancel();
        signal?.removeEventListener('abort', onAbort);
      };
      const request: Waiting = {
        priority,
        latestAt: clock.now() + maxWaitMs[priority],
        grant() {
          leave();
          resolve(options.begin(priority));
        },
        refuse(earliest) {
          leave();
          reject(options.refusal(earliest));
        },
      };
      const onAbort = (): void => {
        leave();
        reject(signal?.reason);
        serve(false);
      };
      const deadline = clock.setTimeout(() => {
        request.refuse(earliestAt(priority, 0));
        serve(false);
      }, maxWaitMs[priority]);
      signal?.addEventListener('abort', onAbort, { once: true });
      waiting.add(request);
      scheduleWakeUp();
    });

  return {
    async acquire(priority, signal) {
      signal?.throwIfAborted();
      const ahead = waiting.size() === 0 ? 0 : waiting.ahead(priority);
      if (ahead === 0 && isAdmitted(priority)) return options.begin(priority);
      const earliest = earliestAt(priority, ahead);
      if (earliest - clock.now() > maxWaitMs[priority] || waiting.size() >= MAX_WAITING) {
        throw options.refusal(earliest);
      }
      return wait(priority, signal);
    },
    serve,
    size: waiting.size,
  };
}

function createPriorityLists() {
  // A Set keeps the order of arrival and removes any member in constant time.
  const lists: Readonly<Record<CallPriority, Set<Waiting>>> = {
    write: new Set(),
    interactive: new Set(),
    background: new Set(),
  };
  return {
    add: (request: Waiting) => void lists[request.priority].add(request),
    remove: (request: Waiting) => void lists[request.priority].delete(request),
    head(): Waiting | null {
      for (const priority of PRIORITIES) for (const request of lists[priority]) return request;
      return null;
    },
    size: () => PRIORITIES.reduce((sum, priority) => sum + lists[priority].size, 0),
    /** How many would be admitted before a new request of this priority. */
    ahead(priority: CallPriority): number {
      const upTo = PRIORITIES.indexOf(priority);
      return PRIORITIES.reduce((sum, each, index) => (index <= upTo ? sum + lists[each].size : sum), 0);
    },
    inOrder: (): readonly Waiting[] => PRIORITIES.flatMap((priority) => [...lists[priority]]),
  };
}
