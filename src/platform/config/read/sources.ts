// Reads single settings: environment over file over default. A problem is reported under the name that was used.

import type { ZodType } from 'zod';
import { type Fields, isFields } from './config-file.ts';
import type { Problems } from '../problems.ts';
import type { GatewaySetting } from '../gateway-settings.ts';
import { suggestion } from '../names.ts';
import { fromText } from '../values.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The trimmed text of a variable; null if it is unset or empty, as container files often leave them. */
export function variable(env: Environment, name: string): string | null {
  const text = env[name];
  return text === undefined || text.trim() === '' ? null : text.trim();
}

function fieldAt(fields: Fields, key: string): unknown {
  let value: unknown = fields;
  for (const part of key.split('.')) value = isFields(value) ? value[part] : undefined;
  return value;
}

/** Parses the value. Reports a problem and returns null if it does not fit the schema. */
export function accept<T>(
  schema: ZodType<T>,
  value: unknown,
  problems: Problems,
  where: string,
  write: string,
): T | null {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  problems.add(where, write);
  return null;
}

/** Reads a setting. A value with a problem counts as the default, so that the later checks can run. */
export function readSetting<T>(setting: GatewaySetting<T>, env: Environment, file: Fields, problems: Problems): T {
  const { key, schema, defaultValue, expected } = setting;
  const text = variable(env, setting.variable);
  const given = text === null ? (key === null ? undefined : fieldAt(file, key)) : fromText(setting.kind, text);
  if (given === undefined) return defaultValue;
  const where = text === null && key !== null ? key : setting.variable;
  return accept(schema, given, problems, where, expected) ?? defaultValue;
}

/** Reports every unknown key, with the known key that was probably meant. */
export function checkKeys(fields: Fields, known: readonly string[], problems: Problems, where: string): void {
  for (const key of Object.keys(fields)) {
    if (known.includes(key) || fields[key] === undefined) continue;
    problems.add(where === '' ? key : `${where}.${key}`, `is not a key of the config; ${suggestion(key, known)}`);
  }
}
