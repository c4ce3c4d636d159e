// Reads an account's settings by its vendor's specification: environment over file over default, secrets from the environment only.

import type { SettingSpec, Settings, SettingValue } from '../../../domain/ports/vendor/settings.ts';
import type { Fields } from './config-file.ts';
import type { Problems } from '../problems.ts';
import { accountVariable, suggestion } from '../names.ts';
import { type Environment, variable } from './sources.ts';
import { fromText, parseHttpUrl, type ValueKind } from '../values.ts';

const KINDS: Readonly<Record<SettingSpec['type'], ValueKind>> = {
  string: 'text',
  url: 'text',
  integer: 'number',
  boolean: 'switch',
  list: 'list',
};

const EXPECTED: Readonly<Record<SettingSpec['type'], string>> = {
  string: 'write a text',
  url: 'write an http or https URL without credentials, query and fragment',
  integer: 'write a whole number, 0 or more',
  boolean: 'write on or off (true or false in the file)',
  list: "write a list: ['a', 'b'] in the file, a,b in the environment",
};

function expectedFor(spec: SettingSpec): string {
  return spec.choices === undefined ? EXPECTED[spec.type] : `write one of ${spec.choices.join(', ')}`;
}

/** The value in the type of its setting; null if it does not fit. */
function toSetting(spec: SettingSpec, value: unknown): Exclude<SettingValue, null> | null {
  switch (spec.type) {
    case 'string':
      return typeof value === 'string' && (spec.choices === undefined || spec.choices.includes(value)) ? value : null;
    case 'url':
      return typeof value === 'string' ? parseHttpUrl(value) : null;
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    default:
      return Array.isArray(value) && value.every((word) => typeof word === 'string') ? [...value] : null;
  }
}

function readOne(
  spec: SettingSpec,
  name: string,
  key: string,
  text: string | null,
  given: unknown,
  problems: Problems,
) {
  const inFile = given !== undefined && given !== null && given !== '';
  if (spec.secret && inFile) {
    if (typeof given === 'string') problems.hide(given);
    problems.add(key, `is a secret: secrets only through the environment. Take it out of the file and set ${name}`);
  }
  if (spec.secret && text !== null) problems.hide(text);
  const fromFile = inFile && !spec.secret;
  if (text === null && !fromFile) {
    if (spec.required && spec.default === null && !inFile) {
      problems.add(spec.secret ? name : `${key} or ${name}`, `is not set. ${spec.meaning}`);
    }
    return spec.default;
  }
  const value = toSetting(spec, text === null ? given : fromText(KINDS[spec.type], text));
  if (value === null) problems.add(text === null ? key : name, expectedFor(spec));
  return value ?? spec.default;
}

/** `where` names the account's settings in problems. The result has every key of the specification. */
export function readAccountSettings(
  account: { readonly id: string; readonly specs: readonly SettingSpec[]; readonly where: string },
  given: Fields,
  env: Environment,
  problems: Problems,
): Settings {
  const known = account.specs.map((spec) => spec.key);
  for (const key of Object.keys(given)) {
    if (known.includes(key) || given[key] === undefined) continue;
    problems.add(`${account.where}.${key}`, `is no setting of this vendor; ${suggestion(key, known)}`);
  }
  const settings: Record<string, SettingValue> = {};
  for (const spec of account.specs) {
    const name = accountVariable(account.id, spec.key);
    const key = `${account.where}.${spec.key}`;
    settings[spec.key] = readOne(spec, name, key, variable(env, name), given[spec.key], problems);
  }
  return settings;
}

/** Applies types and defaults to settings from our own code, such as the sandbox's. */
export function resolveSettings(specs: readonly SettingSpec[], given: Fields): Settings {
  return Object.fromEntries(
    specs.map((spec) => [spec.key, given[spec.key] === undefined ? spec.default : toSetting(spec, given[spec.key])]),
  );
}
