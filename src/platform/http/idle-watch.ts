// Detects a sender that falls silent in the middle of a body. While we pause the sender, its silence does not count.

import type { Clock, ScheduledTimer } from '../clock.ts';
import type { Pausable } from './byte-queue.ts';

/** Wraps the sender; pause and resume it through this object. */
export interface IdleWatch extends Pausable {
  /** Call for each chunk. */
  received(): void;
  /** The body has ended; stops watching. */
  end(): void;
}

/** Starts watching. `onIdle` is called at most once. */
export function watchIdle(sender: Pausable, idleMs: number, onIdle: () => void, clock: Clock): IdleWatch {
  let isOver = false;
  let isPaused = false;
  let silentSince = clock.elapsed();
  let timer: ScheduledTimer;
  // One timer for many chunks: it is set again only when it fires too early.
  const arm = (delayMs: number): void => {
    timer = clock.setTimeout(() => {
      const leftMs = silentSince + idleMs - clock.elapsed();
      // Less than a millisecond is the rounding of timers.
      if (leftMs >= 1) return arm(leftMs);
      isOver = true;
      onIdle();
    }, delayMs);
  };
  arm(idleMs);
  return {
    received: () => void (silentSince = clock.elapsed()),
    end() {
      isOver = true;
      timer.cancel();
    },
    pause() {
      isPaused = true;
      timer.cancel();
      sender.pause();
    },
    resume() {
      // The queue is read, and resumes, after the end too.
      if (!isOver && isPaused) {
        silentSince = clock.elapsed();
        arm(idleMs);
      }
      isPaused = false;
      sender.resume();
    },
  };
}
