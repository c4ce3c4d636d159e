// Collects the problems of a config, so that all of them are reported at once and without secrets.

/** Thrown for a config that cannot be used. Each problem names the key or variable and what to write. */
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
  /** Hides this value in all problems. Values shorter than six characters are ignored. */
  hide(secret: string): void;
  /** Throws ConfigError if there are problems. */
  throwIfAny(): void;
  readonly count: number;
}

const MIN_HIDDEN = 6;

/** Creates an empty collection. Equal problems are reported once. */
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
