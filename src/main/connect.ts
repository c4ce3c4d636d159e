// `npm run connect -- <vendor> <e-mail>`: trades a password for an account's credential, and prints where it goes.

import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { VendorCallError } from '../domain/errors.ts';
import type { SignIn } from '../domain/ports/vendor.ts';
import { accountVariable } from '../platform/config/names.ts';
import { shortName } from '../platform/config/values.ts';
import { vendors } from '../vendors/index.ts';

const USAGE = 'npm run connect -- <vendor> <e-mail> [--account <account id>] [--url <address of the API>]';

class UsageError extends Error {}

interface Wanted {
  readonly signIn: SignIn;
  readonly email: string;
  readonly account: string;
  readonly url: string;
}

function parsed(args: readonly string[]) {
  try {
    const options = { account: { type: 'string' }, url: { type: 'string' } } as const;
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'the arguments cannot be read', { cause: error });
  }
}

function wantedOf(args: readonly string[]): Wanted {
  const { positionals, values } = parsed(args);
  const [slug, email] = positionals;
  const able = vendors.filter(({ signIn }) => signIn !== undefined).map((module) => module.slug);
  const module = vendors.find((candidate) => candidate.slug === slug);
  if (module?.signIn === undefined) throw new UsageError(`name a vendor that signs in by password: ${able.join(', ')}`);
  if (email === undefined || !email.includes('@')) throw new UsageError('name the e-mail address to sign in with');
  const account = values.account ?? module.slug;
  if (!shortName.safeParse(account).success) {
    throw new UsageError('write --account in 1 to 40 lower-case letters, digits and hyphens');
  }
  const standard = module.settings.find(({ key }) => key === 'baseUrl')?.default;
  const url = values.url ?? (typeof standard === 'string' ? standard : '');
  return { signIn: module.signIn, email, account, url };
}

/** The first line of the input; at a terminal asked for, and not shown. */
async function readPassword(): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: process.stdin.isTTY });
  if (process.stdin.isTTY) process.stderr.write('Password: ');
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (process.stdin.isTTY) process.stderr.write('\n');
  }
}

async function connect(args: readonly string[]): Promise<string> {
  const { signIn, email, account, url } = wantedOf(args);
  const password = await readPassword();
  if (password === '') throw new UsageError('no password was given');
  const credential = await signIn.run(url, email, password);
  return `${accountVariable(account, signIn.setting)}=${credential}\n`;
}

function sentenceOf(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n  ${USAGE}`;
  if (!(error instanceof VendorCallError)) return 'something unexpected went wrong; nothing was stored';
  const { vendorCode, retryAfterSeconds } = error.failure;
  const wait = retryAfterSeconds === null ? '' : ` Try again in ${retryAfterSeconds} s.`;
  return `${error.failure.message}${vendorCode === null ? '' : ` The vendor calls it ${vendorCode}.`}${wait}`;
}

try {
  process.stdout.write(await connect(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`connect: ${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
