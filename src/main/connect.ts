// `npm run connect -- <vendor>`: runs a vendor's setup flow and prints the environment variables of the account.

import { VendorCallError } from '../domain/errors/error-codes.ts';
import { SetupStoppedError } from '../domain/ports/vendor/setup-flow.ts';
import { readArguments, UsageError, usageOf } from './connect/arguments.ts';
import { printable } from './connect/printable.ts';
import { openTerminal } from './connect/terminal.ts';
import { openSetupFlow } from './connect/setup-flow.ts';

async function connect(argv: readonly string[]): Promise<void> {
  const args = readArguments(argv, process.env);
  const terminal = openTerminal(args.answers);
  const { flow, close } = openSetupFlow(args, terminal, (line) => process.stdout.write(`${line}\n`));
  try {
    await args.connect.run(flow);
  } finally {
    terminal.close();
    await close();
  }
}

function messageOf(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n  ${usageOf(error.slug).join('\n  ')}`;
  if (error instanceof SetupStoppedError) return printable(error.message);
  if (!(error instanceof VendorCallError)) return 'the setup failed unexpectedly';
  const { message, vendorCode, vendorMessage, retryAfterSeconds } = error.failure;
  const detail = vendorMessage === null ? '' : ` Vendor message: ${vendorMessage}`;
  const code = vendorCode === null ? '' : ` Vendor code: ${vendorCode}.`;
  const wait = retryAfterSeconds === null ? '' : ` Try again in ${retryAfterSeconds} s.`;
  return printable(`${message}${code}${detail}${wait}`);
}

try {
  await connect(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`connect: ${messageOf(error)}\n`);
  process.exitCode = 1;
}
