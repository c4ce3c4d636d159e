// The effective configuration as lines for the log at start, without secrets.

import type { SettingValue } from '../../domain/ports/vendor/settings.ts';
import type { AccountConfig, ClientConfig, Config } from './config.ts';

function shown(value: SettingValue): string {
  if (value === null) return 'none';
  return typeof value === 'object' ? value.join(',') || 'none' : String(value);
}

function describeAccount({ id, name, vendor, module, settings }: AccountConfig): string {
  const parts = module.settings.map(({ key, secret }) => {
    const value = settings[key] ?? null;
    return `${key}=${secret ? (value === null ? 'not set' : 'set') : shown(value)}`;
  });
  const title = name === id ? '' : ` (${name})`;
  return `account ${id}${title}: ${vendor}, webhooks at /webhooks/${vendor}/${id}/<secret path>, ${parts.join(' ')}`;
}

function describeClient({ name, scopes, accounts }: ClientConfig): string {
  const extra = scopes.length === 0 ? 'no further scope' : `scopes ${scopes.join(' ')}`;
  return `client ${name}: ${accounts === '*' ? 'all accounts' : `accounts ${shown(accounts)}`}, ${extra}`;
}

function describeSandbox({ sandbox }: Config): string {
  if (sandbox === null) return 'sandbox: off';
  const { ticketCount, eventsPerSecond, firstPort } = sandbox;
  const ports = firstPort === 0 ? 'on free ports' : `on the ports after ${firstPort}`;
  return `sandbox: on, ${ticketCount} tickets per vendor, ${eventsPerSecond} events per second, ${ports}`;
}

/** One fact per line. No line contains a secret or a webhook path. */
export function describeConfig(config: Config): readonly string[] {
  const { retention, limits } = config;
  const onOff = (value: boolean): string => (value ? 'on' : 'off');
  return [
    `config: ${config.file ?? 'no file, environment and defaults'}`,
    `listening: ${config.host} port ${config.port === 0 ? 'any free' : config.port}, public URL ${config.publicUrl ?? 'host and port'}`,
    `data: ${config.dataDir}, events ${retention.eventsDays} days, webhook bodies ${retention.deliveriesDays} days`,
    `reconcile: every ${config.reconcileEverySeconds} s, log level ${config.logLevel}`,
    `endpoints: graphiql ${onOff(config.graphiql)}, introspection ${onOff(config.introspection)}, allowed origins ${shown(config.allowedOrigins)}, trusted proxies ${shown(config.trustedProxies)}`,
    `limits: ${Object.entries(limits)
      .map(([key, value]) => `${key}=${value}`)
      .join(' ')}`,
    describeSandbox(config),
    ...config.accounts.map(describeAccount),
    ...config.clients.map(describeClient),
    ...config.warnings.map((warning) => `warning: ${warning}`),
  ];
}
