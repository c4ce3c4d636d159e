// Loads the configuration: the file, the environment over it, then every check. All problems are reported together.

import type { VendorModule } from '../../domain/ports/vendor/module.ts';
import { checkAccountVariables, readAccounts } from './read/accounts.ts';
import { readClients } from './read/clients.ts';
import { type Fields, isFields, readConfigFile } from './read/config-file.ts';
import type { AccountConfig, Config, SandboxConfig } from './config.ts';
import { readDataDir } from './read/data-dir.ts';
import { createProblems, type Problems } from './problems.ts';
import { GATEWAY_SETTINGS, mapSettings, toNested } from './gateway-settings.ts';
import { checkKeys, type Environment, readSetting, variable } from './read/sources.ts';
import { sandboxAccountId } from './sandbox-account.ts';
import { checkByVendor } from './read/vendor-check.ts';
import { isPlaintextUrl } from './values.ts';

export interface LoadOptions {
  readonly env: Environment;
  readonly cwd: string;
  readonly vendors: readonly VendorModule[];
}

const PATHS = Object.values(GATEWAY_SETTINGS).flatMap(({ key }) => (key === null ? [] : [key]));

function checkFileKeys(file: Fields, problems: Problems): void {
  const groups = new Map<string, string[]>();
  for (const path of PATHS) {
    const [group = '', key] = path.split('.');
    if (key !== undefined) groups.set(group, [...(groups.get(group) ?? []), key]);
  }
  const top = [...new Set(PATHS.map((path) => path.split('.')[0] ?? path)), 'accounts', 'clients'];
  checkKeys(file, top, problems, '');
  for (const [group, keys] of groups) {
    const given = file[group];
    if (given === undefined) continue;
    if (isFields(given)) checkKeys(given, keys, problems, group);
    else problems.add(group, `write an object with ${keys.join(', ')}`);
  }
}

function warningsOf(accounts: readonly AccountConfig[], publicUrl: string | null): readonly string[] {
  const open = accounts.flatMap(({ id, settings, module }) =>
    module.settings
      .filter((spec) => spec.type === 'url')
      .filter(({ key }) => typeof settings[key] === 'string' && isPlaintextUrl(settings[key]))
      .map(({ key }) => `account ${id}: ${key} is plain http, so its credentials travel unencrypted`),
  );
  const own =
    publicUrl !== null && isPlaintextUrl(publicUrl) ? ['publicUrl is plain http: tokens travel unencrypted'] : [];
  return [...own, ...open];
}

function checkPresence(has: { readonly hasAccounts: boolean; readonly hasClients: boolean }, problems: Problems): void {
  if (!has.hasAccounts) {
    const how = 'list them in deskgraph.config.ts, set ACCOUNTS=vendor:account-id, or set SANDBOX=on';
    problems.add('accounts', `none is configured and the sandbox is off; ${how}`);
  }
  if (!has.hasClients) {
    const how = 'list clients in deskgraph.config.ts, or set CLIENTS=my-app and DESKGRAPH_TOKEN_MY_APP';
    problems.add('clients', `none is configured, so no program could use the gateway; ${how}`);
  }
}

function freeze<T>(value: T): T {
  if (
    typeof value === 'object' &&
    value !== null &&
    !Object.isFrozen(value) &&
    (Array.isArray(value) || isFields(value))
  ) {
    Object.freeze(value);
    // The vendor's module is shared code.
    for (const [key, part] of Object.entries(value)) if (key !== 'module') freeze(part);
  }
  return value;
}

/** Loads and checks everything. Resolves with a frozen config, or rejects with a ConfigError that lists all problems. */
export async function loadConfig({ env, cwd, vendors }: LoadOptions): Promise<Config> {
  const problems = createProblems();
  const file = await readConfigFile(cwd, variable(env, 'DESKGRAPH_CONFIG'), problems);
  const { fields } = file;
  checkFileKeys(fields, problems);
  const values = mapSettings((setting) => readSetting(setting, env, fields, problems));

  const problemsBefore = problems.count;
  const { accounts, sound } = readAccounts(env, fields, vendors, problems);
  // A problem with an account must not look like a gateway without accounts.
  const isEmpty = accounts.length === 0 && problems.count === problemsBefore;
  const sandbox: SandboxConfig | null =
    (values.sandbox ?? isEmpty)
      ? {
          eventsPerSecond: values.sandboxEventsPerSecond,
          ticketCount: values.sandboxTickets,
          firstPort: values.sandboxPort,
        }
      : null;
  const sandboxIds = sandbox === null ? [] : vendors.map(sandboxAccountId);
  for (const { id } of accounts) {
    if (sandboxIds.includes(id))
      problems.add(`account ${id}`, 'this id belongs to the sandbox, which is on; rename it');
  }
  const known = [...accounts, ...sandboxIds.map((id) => ({ id }))];
  const problemsBeforeClients = problems.count;
  const { clients, variables } = readClients(env, fields, known, problems);
  const hasClients = clients.length > 0 || problems.count > problemsBeforeClients;
  checkAccountVariables(env, accounts, [...variables, 'DESKGRAPH_CONFIG'], problems);
  if (sandbox === null) checkPresence({ hasAccounts: !isEmpty, hasClients }, problems);
  checkByVendor(sound, problems);

  const { variable: dataDirVariable } = GATEWAY_SETTINGS.dataDir;
  const dataDirSource = variable(env, dataDirVariable) === null ? 'dataDir' : dataDirVariable;
  const config: Config = {
    ...toNested(values),
    file: file.path,
    dataDir: readDataDir(values.dataDir, cwd, dataDirSource, problems),
    sandbox,
    accounts,
    clients,
    warnings: warningsOf(accounts, values.publicUrl),
  };
  problems.throwIfAny();
  return freeze(config);
}
