// Waits for a condition on another socket or process, instead of sleeping.

/**
 * Runs `check` until it stops throwing and returns its value; after `withinMs` the last failure is thrown unchanged.
 * The limit bounds a hang, so it is generous: a busy machine must pass.
 */
export async function eventually<T>(check: () => T | Promise<T>, withinMs = 30_000, everyMs = 15): Promise<T> {
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
