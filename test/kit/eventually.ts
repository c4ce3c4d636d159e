// Waits for a condition that real sockets and processes reach in their own time, instead of sleeping.

/**
 * Runs `check` until it stops throwing and returns its value; after `withinMs` the last failure is thrown as it was.
 * Use it for anything that happens on another socket or process; never sleep.
 */
export async function eventually<T>(check: () => T | Promise<T>, withinMs = 8000, everyMs = 15): Promise<T> {
  const deadlineAt = performance.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (failure) {
      if (performance.now() > deadlineAt) throw failure;
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }
}
