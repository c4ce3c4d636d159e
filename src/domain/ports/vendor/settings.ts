// The settings of a vendor's accounts.

/** One setting of an account, the source of documentation and validation. Secrets come from the environment only. */
export interface SettingSpec {
  readonly key: string;
  readonly meaning: string;
  readonly type: 'string' | 'url' | 'integer' | 'boolean' | 'list';
  /** null: no default. */
  readonly default: string | number | boolean | readonly string[] | null;
  readonly required: boolean;
  readonly secret: boolean;
  /** The accepted values of a string; absent: any text. */
  readonly choices?: readonly string[];
}

export type SettingValue = string | number | boolean | readonly string[] | null;

export type Settings = Readonly<Record<string, SettingValue>>;
