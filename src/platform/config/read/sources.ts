// Reads single settings: the environment over the file over the default, each problem under the name that was used.

import type { ZodType } from 'zod';
import { type Fields, isFields } from './config-file.ts';
import type { Problems } from '../problems.ts';
import type { GatewaySetting } from '../gateway-settings.ts';
import { suggestion } from '../names.ts';
import { fromText } from '../values.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The text of a variable; null when it is not set or empty, as container files often leave them. */
export function variable(env: Environment, name: string): string | null {
  const text = env[name];
  return text === undefined || text.trim() === '' ? null : text.trim();
}

function fieldAt(fields: Fields, key: string): unknown {
  let value: unknown = fields;
  for (const part of key.split('.')) value = isFields(value) ? value[part] : undefined;
  return value;
}

/** Gives the value in the schema's form; a problem and null when it does not fit. */
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

/** A problem for every key that is not known, with the one that was probably meant; false when there was one. */
export function checkKeys(fields: Fields, known: readonly string[], problems: Problems, where: string): void {
  for (const key of Object.keys(fields)) {
    if (known.includes(key) || fields[key] === undefined) continue;
    problems.add(where === '' ? key : `${where}.${key}`, `is no key of the config; ${suggestion(key, known)}`);
  }
}
