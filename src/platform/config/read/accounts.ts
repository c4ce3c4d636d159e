// Reads the vendor accounts: from the file, or as named by ACCOUNTS, with their settings and secrets.

import type { Settings } from '../../../domain/ports/vendor/settings.ts';
import type { VendorModule } from '../../../domain/ports/vendor/module.ts';
import { readAccountSettings } from './account-settings.ts';
import { type Fields, isFields } from './config-file.ts';
import type { AccountConfig } from '../config.ts';
import type { Problems } from '../problems.ts';
import { accountVariable, suggestion, toVariableName } from '../names.ts';
import { accept, checkKeys, type Environment, variable } from './sources.ts';
import { createSecret, label, MIN_SECRET_LENGTH, shortName, toList, unguessable } from '../values.ts';

const ACCOUNT_KEYS = ['id', 'vendor', 'name', 'webhookPath', 'settings'];
/** Keys of an account's variables besides the vendor's settings. */
const OWN_KEYS = ['name', 'webhookPath'];

interface Entry {
  readonly fields: Fields;
  /** Its name in problems until its id is known to be valid. */
  readonly where: string;
}

function entriesInFile(file: Fields, problems: Problems): readonly Entry[] {
  const given: unknown = file['accounts'] ?? [];
  const write = 'write a list of { id, vendor, settings }';
  if (!Array.isArray(given)) problems.add('accounts', write);
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  return list.flatMap((fields, index) => {
    const where = `accounts[${index}]`;
    if (isFields(fields)) return [{ fields, where }];
    problems.add(where, 'write { id, vendor, settings }');
    return [];
  });
}

function entriesOf(env: Environment, file: Fields, problems: Problems): readonly Entry[] {
  const inFile = entriesInFile(file, problems);
  const named = variable(env, 'ACCOUNTS');
  if (named === null) return inFile;
  return toList(named).flatMap((word, index) => {
    const [vendor = '', id = '', ...more] = word.split(':').map((part) => part.trim());
    const where = `ACCOUNTS, entry ${index + 1}`;
    if (vendor === '' || id === '' || more.length > 0) {
      problems.add(where, 'write vendor:account-id, e.g. acme:acme-main');
      return [];
    }
    // The variable only selects the accounts; the other fields come from the file.
    const known = inFile.find(({ fields }) => fields['id'] === id)?.fields ?? {};
    return [{ fields: { ...known, vendor, id }, where }];
  });
}

function readId(entry: Entry, taken: ReadonlySet<string>, problems: Problems): string | null {
  const words = 'write 1 to 40 lower-case letters, digits and hyphens';
  const id = accept(shortName, entry.fields['id'], problems, `${entry.where}.id`, words);
  if (id === null) return null;
  if (taken.has(id)) problems.add(`${entry.where}.id`, `"${id}" is used twice; give each account its own id`);
  if (/^(?:token(?:-|$)|config$)/.test(id)) {
    problems.add(`${entry.where}.id`, `"${id}" would read the variables of clients or of the gateway; take another id`);
  }
  return id;
}

function readModule(entry: Entry, vendors: readonly VendorModule[], problems: Problems): VendorModule | null {
  const slugs = vendors.map((vendor) => vendor.slug);
  const given = entry.fields['vendor'];
  const module = vendors.find((vendor) => vendor.slug === given) ?? null;
  if (module === null) {
    const hint = typeof given === 'string' ? suggestion(given, slugs) : `write one of ${slugs.join(', ')}`;
    problems.add(`${entry.where}.vendor`, `is no vendor of this gateway; ${hint}`);
  }
  return module;
}

/** Empty for a vendor without webhooks. */
function readWebhookPath(
  id: string,
  { webhooks }: VendorModule,
  where: string,
  given: unknown,
  env: Environment,
  problems: Problems,
): string {
  const name = accountVariable(id, 'webhookPath');
  const path = variable(env, name) ?? given;
  if (typeof path === 'string') problems.hide(path);
  const offer = `here is a new one: ${name}=${createSecret()}`;
  const isMissing = path === undefined || path === null || path === '';
  if (isMissing && webhooks === false) return '';
  if (isMissing) {
    problems.add(name, `is not set; it is the secret path of the vendor's webhooks; ${offer}`);
    return '';
  }
  const source = variable(env, name) === null ? `${where}: webhookPath` : name;
  const write = `write at least ${MIN_SECRET_LENGTH} letters, digits, - or _; ${offer}`;
  return accept(unguessable, path, problems, source, write) ?? '';
}

function readSettings(
  { fields }: Entry,
  id: string,
  module: VendorModule,
  env: Environment,
  problems: Problems,
): Settings {
  const where = `account ${id}: settings`;
  const given = fields['settings'] ?? {};
  if (!isFields(given)) problems.add(where, 'write an object of the settings');
  return readAccountSettings({ id, specs: module.settings, where }, isFields(given) ? given : {}, env, problems);
}

function readAccount(
  { fields }: Entry,
  id: string,
  module: VendorModule,
  env: Environment,
  problems: Problems,
): Omit<AccountConfig, 'settings'> {
  const where = `account ${id}`;
  const nameVariable = accountVariable(id, 'name');
  const name = variable(env, nameVariable) ?? fields['name'] ?? id;
  const nameSource = variable(env, nameVariable) === null ? `${where}: name` : nameVariable;
  return {
    id,
    name: accept(label, name, problems, nameSource, 'write a text of 1 to 120 characters') ?? id,
    vendor: module.slug,
    module,
    webhookPath: readWebhookPath(id, module, where, fields['webhookPath'], env, problems),
  };
}

function checkPaths(accounts: readonly AccountConfig[], problems: Problems): void {
  const ownerOf = new Map<string, string>();
  for (const { id, webhookPath } of accounts) {
    if (webhookPath === '') continue;
    const other = ownerOf.get(webhookPath);
    if (other === undefined) ownerOf.set(webhookPath, id);
    else {
      const offer = `here is a new one: ${accountVariable(id, 'webhookPath')}=${createSecret()}`;
      problems.add(`account ${id}`, `has the same webhook path as account ${other}; ${offer}`);
    }
  }
}

/** The environment variables of an account. */
function accountVariables(account: Pick<AccountConfig, 'id' | 'module'>): readonly string[] {
  const keys = [...account.module.settings.map((spec) => spec.key), ...OWN_KEYS];
  return keys.map((key) => accountVariable(account.id, key));
}

export interface ReadAccounts {
  readonly accounts: readonly AccountConfig[];
  /** The accounts with complete settings of the right types, which their vendor can check. */
  readonly sound: readonly AccountConfig[];
}

/** Reads all accounts. An account with an invalid id or vendor is left out and reported as a problem. */
export function readAccounts(
  env: Environment,
  file: Fields,
  vendors: readonly VendorModule[],
  problems: Problems,
): ReadAccounts {
  const accounts: AccountConfig[] = [];
  const sound: AccountConfig[] = [];
  const taken = new Set<string>();
  for (const entry of entriesOf(env, file, problems)) {
    checkKeys(entry.fields, ACCOUNT_KEYS, problems, entry.where);
    const id = readId(entry, taken, problems);
    const module = readModule(entry, vendors, problems);
    if (id === null) continue;
    if (module !== null && !taken.has(id)) {
      const account = readAccount(entry, id, module, env, problems);
      const before = problems.count;
      const settings = readSettings(entry, id, module, env, problems);
      accounts.push({ ...account, settings });
      if (problems.count === before) sound.push({ ...account, settings });
    }
    taken.add(id);
  }
  checkPaths(accounts, problems);
  return { accounts, sound };
}

/** Reports variables that begin with an account's id but name none of its settings: most likely typos. */
export function checkAccountVariables(
  env: Environment,
  accounts: readonly AccountConfig[],
  others: readonly string[],
  problems: Problems,
): void {
  const variables = accounts.flatMap((account) => accountVariables(account));
  const known = new Set([...variables, ...others]);
  for (const name of variables.filter((each, index) => variables.indexOf(each) !== index)) {
    problems.add(name, 'would be read by two accounts; rename one of them');
  }
  for (const name of Object.keys(env).filter((each) => each.startsWith('DESKGRAPH_') && !known.has(each))) {
    const owner = accounts.findLast(({ id }) => name.startsWith(`DESKGRAPH_${toVariableName(id)}_`));
    if (owner !== undefined) {
      problems.add(name, `is no setting of account ${owner.id}; ${suggestion(name, accountVariables(owner))}`);
    }
  }
}
