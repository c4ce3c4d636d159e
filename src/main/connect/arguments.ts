// The command line of connect: vendor, account, URLs, and answers to the questions of the setup flow.

import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { VendorSetup } from '../../domain/ports/vendor/setup-flow.ts';
import type { VendorModule } from '../../domain/ports/vendor/module.ts';
import { accountVariable } from '../../platform/config/names.ts';
import { type Environment, variable } from '../../platform/config/read/sources.ts';
import { isPlaintextUrl, parseHttpUrl, shortName } from '../../platform/config/values.ts';
import { vendors } from '../../vendors/index.ts';

export interface ConnectArguments {
  readonly module: VendorModule;
  readonly connect: VendorSetup;
  readonly accountId: string;
  /** URL of the vendor's API. */
  readonly baseUrl: string;
  /** Public URL of the gateway without a trailing slash; null when unknown. */
  readonly publicUrl: string | null;
  /** Answers by the names of the questions. */
  readonly answers: ReadonlyMap<string, string>;
  readonly env: Environment;
}

/** The command line is not valid. */
export class UsageError extends Error {
  /** The vendor that it names; null for none. */
  readonly slug: string | null;
  constructor(slug: string | null, message: string, options?: ErrorOptions) {
    super(message, options);
    this.slug = slug;
  }
}

type Values = Readonly<Record<string, string | undefined>>;

const OWN_OPTIONS = [
  ['account', 'id of the account in this gateway; default: the name of the vendor'],
  ['url', "URL of the vendor's API; default: the vendor's usual URL"],
  ['public-url', 'public https URL of this gateway; default: PUBLIC_URL'],
] as const;

const connectable = vendors.flatMap((module) =>
  module.setup === undefined ? [] : [{ module, connect: module.setup }],
);

/** The usage text, line by line, with the options of the vendor if one is named. */
export function usageOf(slug: string | null): readonly string[] {
  const questions = connectable.find(({ module }) => module.slug === slug)?.connect.questions ?? [];
  const options = [...OWN_OPTIONS, ...questions.filter(({ secret }) => !secret).map((q) => [q.name, q.meaning])];
  return [
    `npm run connect -- ${slug ?? '<vendor>'} [--<option> <value> …]`,
    ...options.map(([name, meaning]) => `--${name}: ${meaning}`),
    ...questions.filter(({ secret }) => secret).map((q) => `asked for, or read from the input: ${q.meaning}`),
  ];
}

/** Reads the arguments after `connect`; throws UsageError. */
export function readArguments([slug, ...rest]: readonly string[], env: Environment): ConnectArguments {
  const found = connectable.find(({ module }) => module.slug === slug);
  if (found === undefined) {
    const slugs = connectable.map(({ module }) => module.slug).join(', ');
    throw new UsageError(null, `name a vendor that has a setup: ${slugs}`);
  }
  const { module, connect } = found;
  const names = connect.questions.filter(({ secret }) => !secret).map(({ name }) => name);
  const values = parsed(module.slug, rest, names);
  const accountId = values['account'] ?? module.slug;
  if (!shortName.safeParse(accountId).success) {
    throw new UsageError(module.slug, '--account must be 1 to 40 lower-case letters, digits and hyphens');
  }
  const defaultUrl = module.settings.find(({ key }) => key === 'baseUrl')?.default;
  const baseUrl = values['url'] ?? variable(env, accountVariable(accountId, 'baseUrl')) ?? defaultUrl;
  const publicUrl = values['public-url'] ?? variable(env, 'PUBLIC_URL');
  return {
    module,
    connect,
    accountId,
    baseUrl: checkedUrl(module.slug, typeof baseUrl === 'string' ? baseUrl : '', '--url'),
    publicUrl: publicUrl === null ? null : checkedUrl(module.slug, publicUrl, '--public-url'),
    answers: new Map(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]))),
    env,
  };
}

function parsed(slug: string, args: readonly string[], names: readonly string[]): Values {
  const all = [...OWN_OPTIONS.map(([name]) => name), ...names];
  const options: ParseArgsOptionsConfig = Object.fromEntries(all.map((name) => [name, { type: 'string' }]));
  try {
    const { values } = parseArgs({ args: [...args], options });
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  } catch (error) {
    const message = error instanceof Error ? error.message : 'the arguments cannot be parsed';
    throw new UsageError(slug, message, { cause: error });
  }
}

/** Credentials and secret paths are sent to these URLs, so they must be encrypted. */
function checkedUrl(slug: string, text: string, option: string): string {
  const url = parseHttpUrl(text);
  if (url !== null && !isPlaintextUrl(url)) return url;
  throw new UsageError(slug, `${option} must be an https URL without credentials, query and fragment`);
}
