// Getting an account's token from the command line: the program itself beside the emulated vendor.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandboxClock, startSandboxVendor } from '../../../src/sandbox/index.ts';
import { desk360Sandbox, type RunningDesk360 } from '../../../src/vendors/desk360/sandbox/index.ts';
import { type Ended, environmentIn, runConnect } from '../../kit/gateway/connect.ts';

const EMAIL = 'agent@example.com';
const PASSWORD = 'sandbox-password';
const WHOSE = /^The token belongs to .+ <agent@example\.com>\.\n$/;

const connect = (password: string, ...args: readonly string[]): Promise<Ended> =>
  runConnect({ lines: [password] }, ...args);

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
    desk.journal.clear();
    const account = ['--account', 'desk360-eu', '--url', desk.url];
    const ended = await connect(PASSWORD, 'desk360', '--email', EMAIL, ...account);
    expect(ended).toEqual({
      code: 0,
      out: expect.stringMatching(/^DESKGRAPH_DESK360_EU_API_TOKEN=\S+\n$/),
      errors: expect.stringMatching(WHOSE),
    });
    expect(ended.out + ended.errors).not.toContain(PASSWORD);
    expect(desk.journal.count({ route: '/me', status: 200 })).toBe(1);
  });

  test('reads what no option answers from the lines of the input', async () => {
    const url = { DESKGRAPH_DESK360_BASE_URL: desk.url };
    const ended = await runConnect({ lines: [EMAIL, PASSWORD], env: url }, 'desk360');
    expect(ended).toMatchObject({ code: 0, errors: expect.stringMatching(WHOSE) });
    expect(Object.keys(environmentIn(ended.out))).toEqual(['DESKGRAPH_DESK360_API_TOKEN']);
  });

  test('prints nothing that the environment has already', async () => {
    const args = ['desk360', '--email', EMAIL, '--url', desk.url];
    const first = await connect(PASSWORD, ...args);
    const again = await runConnect({ lines: [PASSWORD], env: environmentIn(first.out) }, ...args);
    expect(again).toMatchObject({ code: 0, out: '' });
    expect(again.errors).toMatch(/^DESKGRAPH_DESK360_API_TOKEN is already correct\.\n/);
  });

  test('says what the vendor calls a wrong password, after one try', async () => {
    const before = desk.journal.count();
    const { code, out, errors } = await connect('not-this-one', 'desk360', '--email', EMAIL, '--url', desk.url);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toContain('invalid_credentials');
    expect(errors).not.toContain('not-this-one');
    expect(desk.journal.count()).toBe(before + 1);
  });

  test('hands the token over before it says that the vendor does not accept it', async () => {
    desk.faults.add({ route: 'GET /me', status: 401 });
    const ended = await connect(PASSWORD, 'desk360', '--email', EMAIL, '--url', desk.url);
    desk.faults.clear();
    expect(ended).toMatchObject({ code: 1, out: expect.stringMatching(/^DESKGRAPH_DESK360_API_TOKEN=\S+\n$/) });
    expect(ended.errors).toContain('rejected the configured credentials');
  });

  test('stops where the input ends before the answers do', async () => {
    const { code, errors } = await runConnect({}, 'desk360', '--email', EMAIL, '--url', desk.url);
    expect({ code, errors }).toEqual({ code: 1, errors: 'connect: no answer to: the password\n' });
  });

  test.each([
    [
      'a vendor that is not known',
      ['desk361', '--email', EMAIL],
      'name a vendor that has a setup: emotive, socialhub, desk360',
    ],
    ['no vendor', [], 'name a vendor that has a setup: emotive, socialhub, desk360'],
    ['no address', ['desk360', '--email', 'agent'], 'email: this is not an e-mail address'],
    ['an account that is no id', ['desk360', '--email', EMAIL, '--account', 'EU desk'], '--account must be'],
    ['an option that is not known', ['desk360', '--password', 'x'], "Unknown option '--password'"],
    ['an address without TLS', ['desk360', '--email', EMAIL, '--url', 'http://desk.example'], 'must be an https URL'],
  ])('refuses %s, with the way to write it', async (_what, args, sentence) => {
    const { code, out, errors } = await connect(PASSWORD, ...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toContain(sentence);
  });
});
