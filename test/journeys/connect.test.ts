// Getting an account's token from the command line: the program itself beside the emulated vendor.

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandboxClock, startSandboxVendor } from '../../src/sandbox/kit.ts';
import { desk360Sandbox, type RunningDesk360 } from '../../src/vendors/desk360/sandbox.ts';

const PROGRAM = fileURLToPath(new URL('../../src/main/connect.ts', import.meta.url));
const EMAIL = 'agent@example.com';
const PASSWORD = 'sandbox-password';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

async function connect(password: string, ...args: readonly string[]): Promise<Ended> {
  const program = spawn(process.execPath, [PROGRAM, ...args]);
  const ended = new Promise<number | null>((resolve, reject) => program.once('close', resolve).once('error', reject));
  program.stdin.on('error', () => {});
  program.stdin.end(`${password}\n`);
  const [out, errors, code] = await Promise.all([text(program.stdout), text(program.stderr), ended]);
  return { code, out, errors };
}

describe('npm run connect', () => {
  let desk: RunningDesk360;
  beforeAll(async () => {
    desk = await startSandboxVendor(desk360Sandbox, {
      clock: createSandboxClock(Date.parse('2026-03-02T09:00:00Z')),
      ticketCount: 1,
      settings: { ratePerMinute: 1000 },
    });
  });
  afterAll(() => desk.stop());

  test('prints the line for the environment, and the password nowhere', async () => {
    const ended = await connect(PASSWORD, 'desk360', EMAIL, '--account', 'desk360-eu', '--url', desk.url);
    expect(ended).toEqual({
      code: 0,
      out: expect.stringMatching(/^DESKGRAPH_DESK360_EU_API_TOKEN=\S+\n$/),
      errors: '',
    });
    expect(ended.out).not.toContain(PASSWORD);
  });

  test('says what the vendor calls a wrong password, after one try', async () => {
    const before = desk.journal.count();
    const { code, out, errors } = await connect('not-this-one', 'desk360', EMAIL, '--url', desk.url);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toContain('invalid_credentials');
    expect(errors).not.toContain('not-this-one');
    expect(desk.journal.count()).toBe(before + 1);
  });

  test.each([
    ['a vendor that has no such call', ['emotive', EMAIL], 'name a vendor that signs in by password: desk360'],
    ['no vendor', [], 'name a vendor that signs in by password: desk360'],
    ['no address', ['desk360'], 'name the e-mail address'],
    ['an account that is no id', ['desk360', EMAIL, '--account', 'EU desk'], 'write --account in'],
    ['an option that is not known', ['desk360', EMAIL, '--password', 'x'], "Unknown option '--password'"],
    ['an address without TLS', ['desk360', EMAIL, '--url', 'http://desk.example'], 'must begin with https'],
  ])('refuses %s, with the way to write it', async (_what, args, sentence) => {
    const { code, out, errors } = await connect(PASSWORD, ...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toContain(sentence);
  });
});
