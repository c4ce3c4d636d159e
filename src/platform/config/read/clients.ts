// Reads the clients: names, scopes and accounts from the file, tokens from the environment.

import { z } from 'zod';
import { type Fields, isFields } from './config-file.ts';
import type { AccountConfig, ClientConfig } from '../config.ts';
import { CLIENT_SCOPES, type ClientScope } from '../client-scopes.ts';
import type { Problems } from '../problems.ts';
import { clientVariable } from '../names.ts';
import { accept, checkKeys, type Environment, variable } from './sources.ts';
import { createSecret, MIN_SECRET_LENGTH, shortName, toList, unguessable } from '../values.ts';

const CLIENT_KEYS = ['name', 'tokenEnv', 'scopes', 'accounts', 'validUntil'];
const SECRET_KEYS = ['token', 'secret', 'password', 'apiKey'];
const scopes: z.ZodType<readonly ClientScope[]> = z.array(z.enum(CLIENT_SCOPES));
const variableName = z.string().regex(/^[A-Z][A-Z0-9_]{0,99}$/);
const ids = z.array(z.string());
const instant = z.iso.datetime({ offset: true });

interface Read {
  readonly client: ClientConfig;
  readonly variable: string;
}

function readToken(name: string, env: Environment, problems: Problems): string {
  const token = variable(env, name);
  const offer = `here is a new one: ${name}=${createSecret()}`;
  if (token === null) {
    problems.add(name, `is not set; it is the token of a client; ${offer}`);
    return '';
  }
  problems.hide(token);
  const write = `write at least ${MIN_SECRET_LENGTH} letters, digits, - or _; ${offer}`;
  return accept(unguessable, token, problems, name, write) ?? '';
}

function readReach(
  given: unknown,
  where: string,
  accounts: readonly string[],
  problems: Problems,
): ClientConfig['accounts'] {
  if (given === undefined || given === '*') return '*';
  const reach = accept(ids, given, problems, where, "write '*' or a list of account ids") ?? [];
  for (const [index, id] of reach.entries()) {
    if (accounts.includes(id)) continue;
    const hint = accounts.length === 0 ? 'none is configured' : `write some of ${accounts.join(', ')}`;
    problems.add(`${where}[${index}]`, `is no account of this gateway; ${hint}`);
  }
  return reach;
}

function readEnd(given: unknown, where: string, problems: Problems): number | null {
  if (given === undefined) return null;
  const text = accept(instant, given, problems, where, 'write an instant such as 2027-01-31T00:00:00Z');
  return text === null ? null : Date.parse(text);
}

function refuseSecrets(fields: Fields, where: string, name: string, problems: Problems): Fields {
  const kept = { ...fields };
  for (const key of SECRET_KEYS) {
    const value = fields[key];
    if (value === undefined) continue;
    if (typeof value === 'string') problems.hide(value);
    problems.add(`${where}.${key}`, `secrets only through the environment. Take it out of the file and set ${name}`);
    delete kept[key];
  }
  return kept;
}

function readClient(
  fields: Fields,
  where: string,
  env: Environment,
  accounts: readonly string[],
  problems: Problems,
): Read | null {
  const write = 'write 1 to 40 lower-case letters, digits and hyphens';
  const name = accept(shortName, fields['name'], problems, `${where}.name`, write);
  const standard = name === null ? 'DESKGRAPH_TOKEN_<NAME>' : clientVariable(name);
  const tokenEnv =
    fields['tokenEnv'] === undefined
      ? standard
      : accept(variableName, fields['tokenEnv'], problems, `${where}.tokenEnv`, 'write a variable such as SHOP_TOKEN');
  checkKeys(refuseSecrets(fields, where, tokenEnv ?? standard, problems), CLIENT_KEYS, problems, where);
  const allowed = `write some of ${CLIENT_SCOPES.join(', ')}`;
  const granted = accept(scopes, fields['scopes'] ?? [], problems, `${where}.scopes`, allowed) ?? [];
  const reach = readReach(fields['accounts'], `${where}.accounts`, accounts, problems);
  const validUntil = readEnd(fields['validUntil'], `${where}.validUntil`, problems);
  if (name === null || tokenEnv === null) return null;
  const token = readToken(tokenEnv, env, problems);
  return { client: { name, token, scopes: [...new Set(granted)], accounts: reach, validUntil }, variable: tokenEnv };
}

function clientEntries(env: Environment, file: Fields, problems: Problems): readonly (readonly [string, unknown])[] {
  const given = file['clients'] ?? [];
  const inFile: readonly unknown[] = Array.isArray(given) ? given : [];
  if (!Array.isArray(given)) problems.add('clients', 'write a list of { name, scopes, accounts }');
  const named = variable(env, 'CLIENTS');
  if (named === null) return inFile.map((fields, index) => [`clients[${index}]`, fields]);
  return toList(named).map((name, index) => {
    const known = inFile.find((fields) => isFields(fields) && fields['name'] === name);
    return [`CLIENTS, entry ${index + 1}`, known ?? { name }];
  });
}

/** Reads the clients. `variables` are the environment variables of their tokens. */
export function readClients(
  env: Environment,
  file: Fields,
  accounts: readonly Pick<AccountConfig, 'id'>[],
  problems: Problems,
): { readonly clients: readonly ClientConfig[]; readonly variables: readonly string[] } {
  const known = accounts.map(({ id }) => id);
  const read: Read[] = [];
  for (const [where, fields] of clientEntries(env, file, problems)) {
    if (!isFields(fields)) problems.add(where, 'write { name, scopes, accounts }');
    else {
      const one = readClient(fields, where, env, known, problems);
      const twin = read.find(({ client }) => client.name === one?.client.name);
      if (twin !== undefined) problems.add(`${where}.name`, `"${twin.client.name}" is used twice`);
      const sharer = read.find(({ client }) => client.token !== '' && client.token === one?.client.token);
      if (sharer !== undefined && twin === undefined) {
        problems.add(one?.variable ?? where, `is also the token of ${sharer.client.name}; give each client its own`);
      }
      if (one !== null) read.push(one);
    }
  }
  return { clients: read.map(({ client }) => client), variables: read.map((one) => one.variable) };
}
