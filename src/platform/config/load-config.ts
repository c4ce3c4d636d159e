// Loads the configuration: file, then environment over it, then every check; all faults come together or none.

import type { VendorModule } from '../../domain/ports/vendor/module.ts';
import { checkAccountVariables, readAccounts } from './read/accounts.ts';
import { readClients } from './read/clients.ts';
import { type Fields, isFields, readConfigFile } from './read/config-file.ts';
import type { AccountConfig, Config } from './config.ts';
import { readDataDir } from './read/data-dir.ts';
import { createProblems, type Problems } from './problems.ts';
import { GATEWAY_SETTINGS, type GatewaySetting } from './gateway-settings.ts';
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

function checkFileKeys(file: Fields, faults: Problems): void {
  const groups = new Map<string, string[]>();
  for (const path of PATHS) {
    const [group = '', key] = path.split('.');
    if (key !== undefined) groups.set(group, [...(groups.get(group) ?? []), key]);
  }
  const top = [...new Set(PATHS.map((path) => path.split('.')[0] ?? path)), 'accounts', 'clients'];
  checkKeys(file, top, faults, '');
  for (const [group, keys] of groups) {
    const given = file[group];
    if (given === undefined) continue;
    if (isFields(given)) checkKeys(given, keys, faults, group);
    else faults.add(group, `write an object with ${keys.join(', ')}`);
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

function checkPresence(has: { readonly hasAccounts: boolean; readonly hasClients: boolean }, faults: Problems): void {
  if (!has.hasAccounts) {
    const how = 'list them in deskgraph.config.ts, set ACCOUNTS=vendor:account-id, or set SANDBOX=on';
    faults.add('accounts', `there is none and the sandbox is off; ${how}`);
  }
  if (!has.hasClients) {
    const how = 'list clients in deskgraph.config.ts, or set CLIENTS=my-app and DESKGRAPH_TOKEN_MY_APP';
    faults.add('clients', `there is none, so nobody could ask the gateway; ${how}`);
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
    // A vendor's module is not ours to freeze.
    for (const [key, part] of Object.entries(value)) if (key !== 'module') freeze(part);
  }
  return value;
}

/** Loads and checks everything; resolves with a frozen config or rejects with a ConfigError that holds all faults. */
export async function loadConfig({ env, cwd, vendors }: LoadOptions): Promise<Config> {
  const faults = createProblems();
  const file = await readConfigFile(cwd, variable(env, 'DESKGRAPH_CONFIG'), faults);
  const { fields } = file;
  checkFileKeys(fields, faults);
  const read = <T>(setting: GatewaySetting<T>): T => readSetting(setting, env, fields, faults);
  const s = GATEWAY_SETTINGS;

  // Reading comes before judging: faults of a part must not hide those of the next.
  const faultsBefore = faults.count;
  const { accounts, sound } = readAccounts(env, fields, vendors, faults);
  const accountsAreGood = faults.count === faultsBefore;
  const wantsSandbox = read<boolean | null>(s.sandbox);
  const isEmpty = accounts.length === 0 && accountsAreGood;
  const sandboxOptions = {
    eventsPerSecond: read(s.sandboxEventsPerSecond),
    ticketCount: read(s.sandboxTickets),
    firstPort: read(s.sandboxPort),
  };
  const sandbox = (wantsSandbox ?? isEmpty) ? sandboxOptions : null;
  const sandboxIds = sandbox === null ? [] : vendors.map(sandboxAccountId);
  for (const { id } of accounts) {
    if (sandboxIds.includes(id)) faults.add(`account ${id}`, 'this id belongs to the sandbox, which is on; rename it');
  }
  const known = [...accounts, ...sandboxIds.map((id) => ({ id }))];
  const faultsBeforeClients = faults.count;
  const { clients, variables } = readClients(env, fields, known, faults);
  const hasClients = clients.length > 0 || faults.count > faultsBeforeClients;
  checkAccountVariables(env, accounts, [...variables, 'DESKGRAPH_CONFIG'], faults);
  if (sandbox === null) checkPresence({ hasAccounts: !isEmpty, hasClients }, faults);
  checkByVendor(sound, faults);

  const dataDirSource = variable(env, s.dataDir.variable) === null ? 'dataDir' : s.dataDir.variable;
  const publicUrl = read(s.publicUrl);
  const config: Config = {
    file: file.path,
    host: read(s.host),
    port: read(s.port),
    publicUrl,
    dataDir: readDataDir(read(s.dataDir), cwd, dataDirSource, faults),
    logLevel: read(s.logLevel),
    reconcileEverySeconds: read(s.reconcileEverySeconds),
    retention: { eventsDays: read(s.eventsDays), deliveriesDays: read(s.deliveriesDays) },
    sandbox,
    graphiql: read(s.graphiql),
    introspection: read(s.introspection),
    accounts,
    clients,
    trustedProxies: [...read(s.trustedProxies)],
    allowedOrigins: [...read(s.allowedOrigins)],
    limits: {
      maxDepth: read(s.maxDepth),
      maxTokens: read(s.maxTokens),
      maxAliases: read(s.maxAliases),
      requestBytes: read(s.requestBytes),
      webhookBytes: read(s.webhookBytes),
      socketMessageBytes: read(s.socketMessageBytes),
      maxSockets: read(s.maxSockets),
      maxSubscriptionsPerSocket: read(s.maxSubscriptionsPerSocket),
      maxSubscriptionsPerClient: read(s.maxSubscriptionsPerClient),
      maxUploadsPerClient: read(s.maxUploadsPerClient),
      maxUploadBytesPerClient: read(s.maxUploadBytesPerClient),
      drainSeconds: read(s.drainSeconds),
    },
    warnings: warningsOf(accounts, publicUrl),
  };
  faults.throwIfAny();
  return freeze(config);
}
