// Reads who may ask the gateway: names, scopes and accounts from the file, the tokens from the environment.

import { z } from 'zod';
import { type Fields, isFields } from './config-file.ts';
import type { AccountConfig, ClientConfig } from '../config.ts';
import type { ClientScope } from '../define-config.ts';
import type { Problems } from '../problems.ts';
import { clientVariable } from '../names.ts';
import { accept, checkKeys, type Environment, variable } from './sources.ts';
import { createSecret, MIN_SECRET_LENGTH, shortName, toList, unguessable } from '../values.ts';

export const CLIENT_SCOPES = ['tickets:raw', 'webhooks:read', 'webhooks:replay'] as const satisfies ClientScope[];

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

function readToken(name: string, env: Environment, faults: Problems): string {
  const token = variable(env, name);
  const offer = `here is a fresh one: ${name}=${createSecret()}`;
  if (token === null) {
    faults.add(name, `is not set; it is the token of a client, ${offer}`);
    return '';
  }
  faults.hide(token);
  const write = `write at least ${MIN_SECRET_LENGTH} letters, digits, - or _; ${offer}`;
  return accept(unguessable, token, faults, name, write) ?? '';
}

function readReach(
  given: unknown,
  where: string,
  accounts: readonly string[],
  faults: Problems,
): ClientConfig['accounts'] {
  if (given === undefined || given === '*') return '*';
  const reach = accept(ids, given, faults, where, "write '*' or a list of account ids") ?? [];
  for (const [index, id] of reach.entries()) {
    if (accounts.includes(id)) continue;
    const hint = accounts.length === 0 ? 'none is configured' : `write some of ${accounts.join(', ')}`;
    faults.add(`${where}[${index}]`, `is no account of this gateway; ${hint}`);
  }
  return reach;
}

function readEnd(given: unknown, where: string, faults: Problems): number | null {
  if (given === undefined) return null;
  const text = accept(instant, given, faults, where, 'write an instant such as 2027-01-31T00:00:00Z');
  return text === null ? null : Date.parse(text);
}

function refuseSecrets(fields: Fields, where: string, name: string, faults: Problems): Fields {
  const kept = { ...fields };
  for (const key of SECRET_KEYS) {
    const value = fields[key];
    if (value === undefined) continue;
    if (typeof value === 'string') faults.hide(value);
    faults.add(`${where}.${key}`, `secrets only through the environment. Take it out of the file and set ${name}`);
    delete kept[key];
  }
  return kept;
}

function readClient(
  fields: Fields,
  where: string,
  env: Environment,
  accounts: readonly string[],
  faults: Problems,
): Read | null {
  const write = 'write 1 to 40 lower-case letters, digits and hyphens';
  const name = accept(shortName, fields['name'], faults, `${where}.name`, write);
  const standard = name === null ? 'DESKGRAPH_TOKEN_<NAME>' : clientVariable(name);
  const tokenEnv =
    fields['tokenEnv'] === undefined
      ? standard
      : accept(variableName, fields['tokenEnv'], faults, `${where}.tokenEnv`, 'write a variable such as SHOP_TOKEN');
  checkKeys(refuseSecrets(fields, where, tokenEnv ?? standard, faults), CLIENT_KEYS, faults, where);
  const allowed = `write some of ${CLIENT_SCOPES.join(', ')}`;
  const granted = accept(scopes, fields['scopes'] ?? [], faults, `${where}.scopes`, allowed) ?? [];
  const reach = readReach(fields['accounts'], `${where}.accounts`, accounts, faults);
  const validUntil = readEnd(fields['validUntil'], `${where}.validUntil`, faults);
  if (name === null || tokenEnv === null) return null;
  const token = readToken(tokenEnv, env, faults);
  return { client: { name, token, scopes: [...new Set(granted)], accounts: reach, validUntil }, variable: tokenEnv };
}

function clientEntries(env: Environment, file: Fields, faults: Problems): readonly (readonly [string, unknown])[] {
  const given = file['clients'] ?? [];
  const inFile: readonly unknown[] = Array.isArray(given) ? given : [];
  if (!Array.isArray(given)) faults.add('clients', 'write a list of { name, scopes, accounts }');
  const named = variable(env, 'CLIENTS');
  if (named === null) return inFile.map((fields, index) => [`clients[${index}]`, fields]);
  return toList(named).map((name, index) => {
    const known = inFile.find((fields) => isFields(fields) && fields['name'] === name);
    return [`CLIENTS, entry ${index + 1}`, known ?? { name }];
  });
}

/** Reads the clients; `variables` are the environment's names of their tokens. */
export function readClients(
  env: Environment,
  file: Fields,
  accounts: readonly Pick<AccountConfig, 'id'>[],
  faults: Problems,
): { readonly clients: readonly ClientConfig[]; readonly variables: readonly string[] } {
  const known = accounts.map(({ id }) => id);
  const read: Read[] = [];
  for (const [where, fields] of clientEntries(env, file, faults)) {
    if (!isFields(fields)) faults.add(where, 'write { name, scopes, accounts }');
    else {
      const one = readClient(fields, where, env, known, faults);
      const twin = read.find(({ client }) => client.name === one?.client.name);
      if (twin !== undefined) faults.add(`${where}.name`, `"${twin.client.name}" is used twice`);
      const sharer = read.find(({ client }) => client.token !== '' && client.token === one?.client.token);
      if (sharer !== undefined && twin === undefined) {
        faults.add(one?.variable ?? where, `is the same token as that of ${sharer.client.name}; give each its own`);
      }
      if (one !== null) read.push(one);
    }
  }
  return { clients: read.map(({ client }) => client), variables: read.map((one) => one.variable) };
}
