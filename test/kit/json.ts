// The type of an answer that a test looks into without describing all of it.

/** A parsed answer of any shape; only tests may use it. */
export type Json = ReturnType<typeof JSON.parse>;
