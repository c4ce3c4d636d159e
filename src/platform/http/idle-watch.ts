// Notices a sender that falls silent in the middle; while we do not listen to it, silence is no fault of its.

import type { Pausable } from './byte-queue.ts';

/** Stands before the sender; pausing and resuming go through it. */
export interface IdleWatch extends Pausable {
  /** Something came. */
  heard(): void;
  /** Nothing more is awaited. */
  end(): void;
}

/** Begins to watch; `onIdle` is called at most once. */
export function watchIdle(sender: Pausable, idleMs: number, onIdle: () => void): IdleWatch {
  let timer: NodeJS.Timeout | null = setTimeout(onIdle, idleMs);
  let isOver = false;
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    heard: () => void timer?.refresh(),
    end() {
      isOver = true;
      stop();
    },
    pause() {
      stop();
      sender.pause();
    },
    resume() {
      stop();
      // What is left in the queue is read after the end too.
      if (!isOver) timer = setTimeout(onIdle, idleMs);
      sender.resume();
    },
  };
}
