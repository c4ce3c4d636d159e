// Collects what is wrong with a config, so that all of it is said at once and no secret with it.

/** Thrown when a config cannot be used. `problems` holds all of them: the key or variable, and what to write. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(`The configuration has ${count}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export interface Problems {
  add(where: string, what: string): void;
  /** A value that no message may carry, whoever writes the message; short words are not worth hiding. */
  hide(secret: string): void;
  /** Throws ConfigError when there are problems. */
  throwIfAny(): void;
  readonly count: number;
}

const MIN_HIDDEN = 6;

/** Creates an empty collection; equal problems are kept once. */
export function createProblems(): Problems {
  const found = new Set<string>();
  const secrets = new Set<string>();
  const withoutSecrets = (text: string): string => {
    let safe = text;
    for (const secret of secrets) safe = safe.replaceAll(secret, '[hidden]');
    return safe;
  };
  return {
    add: (where, what) => void found.add(`${where}: ${what}`),
    hide: (secret) => void (secret.length >= MIN_HIDDEN && secrets.add(secret)),
    throwIfAny() {
      if (found.size > 0) throw new ConfigError([...found].map(withoutSecrets));
    },
    get count() {
      return found.size;
    },
  };
}
