// What an account of a vendor may be configured with.

/** One setting of an account; docs and config checks are made from this. Secrets come only from the environment. */
export interface SettingSpec {
  readonly key: string;
  readonly meaning: string;
  readonly type: 'string' | 'url' | 'integer' | 'boolean' | 'list';
  /** null: no default. */
  readonly default: string | number | boolean | readonly string[] | null;
  readonly required: boolean;
  readonly secret: boolean;
  /** The words allowed for a string; null: free text. */
  readonly choices?: readonly string[];
}

export type SettingValue = string | number | boolean | readonly string[] | null;

export type Settings = Readonly<Record<string, SettingValue>>;
