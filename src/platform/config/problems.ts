// Collects what is wrong with a config, so that all of it is said at once and no secret with it.

/** Thrown when a config cannot be used. `faults` holds all of them: the key or variable, and what to write. */
export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
    super(`The configuration has ${count}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

export interface Problems {
  add(where: string, what: string): void;
  /** A value that no message may carry, whoever writes the message; short words are not worth hiding. */
  hide(secret: string): void;
  /** Throws ConfigError when there are faults. */
  throwIfAny(): void;
  readonly count: number;
}

const MIN_HIDDEN = 6;

/** Creates an empty collection; equal faults are kept once. */
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
