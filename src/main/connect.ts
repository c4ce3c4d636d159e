// `npm run connect -- <vendor>`: walks through a vendor's setup and prints what belongs in the account's environment.

import { VendorCallError } from '../domain/errors/error-codes.ts';
import { SetupStoppedError } from '../domain/ports/vendor/setup-flow.ts';
import { readArguments, UsageError, usageOf } from './connect/arguments.ts';
import { printable } from './connect/printable.ts';
import { openTerminal } from './connect/terminal.ts';
import { openSetupFlow } from './connect/setup-flow.ts';

async function connect(args: readonly string[]): Promise<void> {
  const wanted = readArguments(args, process.env);
  const terminal = openTerminal(wanted.answers);
  const { walk, close } = openSetupFlow(wanted, terminal, (line) => process.stdout.write(`${line}\n`));
  try {
    await wanted.connect.run(walk);
  } finally {
    terminal.close();
    await close();
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n  ${usageOf(error.slug).join('\n  ')}`;
  if (error instanceof SetupStoppedError) return printable(error.message);
  if (!(error instanceof VendorCallError)) return 'something unexpected went wrong';
  const { message, vendorCode, vendorMessage, retryAfterSeconds } = error.failure;
  const said = vendorMessage === null ? '' : ` The vendor says: ${vendorMessage}`;
  const code = vendorCode === null ? '' : ` The vendor calls it ${vendorCode}.`;
  const wait = retryAfterSeconds === null ? '' : ` Try again in ${retryAfterSeconds} s.`;
  return printable(`${message}${code}${said}${wait}`);
}

try {
  await connect(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`connect: ${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
