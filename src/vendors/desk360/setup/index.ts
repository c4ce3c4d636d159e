// How an account of Desk360 is connected: e-mail address and password for the API token, which is then tried.

import type { SetupFlow, VendorSetup } from '../../../domain/ports/vendor/setup-flow.ts';
import { createCalls } from '../client/calls.ts';
import { readCurrentAgent } from '../client/current-agent.ts';
import { ANSWERS } from '../client/failures.ts';
import { login } from '../client/login.ts';

const EMAIL = { name: 'email', meaning: 'the e-mail address to sign in with', secret: false } as const;
const PASSWORD = { name: 'password', meaning: 'the password', secret: true } as const;

/** Asks the vendor whose token it is, so that one that does not work is found here and not at the first start. */
async function sayWhose({ terminal, createCaller }: SetupFlow, baseUrl: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const caller = createCaller({ baseUrl, headers: () => headers, ...ANSWERS });
  const { name, email } = await readCurrentAgent(createCalls(caller));
  terminal.print(`Desk360 knows the token as that of ${name ?? 'an agent'} <${email ?? '?'}>.`);
}

export const desk360Setup: VendorSetup = {
  questions: [EMAIL, PASSWORD],
  async run(walk) {
    const { terminal, setting, emit: give } = walk;
    const baseUrl = setting('baseUrl') ?? '';
    const email = await terminal.ask(EMAIL, (text) => (text.includes('@') ? null : 'that is no e-mail address'));
    const password = await terminal.askSecret(PASSWORD);
    const token = await login(walk, baseUrl, email, password);
    give('apiToken', token);
    await sayWhose(walk, baseUrl, token);
  },
};
