// The setup flow of Desk360: exchanges e-mail address and password for the API token, then verifies the token.

import type { SetupFlow, VendorSetup } from '../../../domain/ports/vendor/setup-flow.ts';
import { createCalls } from '../client/calls.ts';
import { readCurrentAgent } from '../client/current-agent.ts';
import { RESPONSE_OPTIONS } from '../client/failures.ts';
import { login } from '../client/login.ts';

const EMAIL = { name: 'email', meaning: 'the e-mail address to sign in with', secret: false } as const;
const PASSWORD = { name: 'password', meaning: 'the password', secret: true } as const;

/** Reads the token's agent, so that an unusable token fails here and not at the first start. */
async function verifyToken({ terminal, createCaller }: SetupFlow, baseUrl: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const caller = createCaller({ baseUrl, headers: () => headers, ...RESPONSE_OPTIONS });
  const { name, email } = await readCurrentAgent(createCalls(caller));
  terminal.print(`The token belongs to ${name ?? 'an agent'} <${email ?? '?'}>.`);
}

export const desk360Setup: VendorSetup = {
  questions: [EMAIL, PASSWORD],
  async run(flow) {
    const { terminal, setting, emit } = flow;
    const baseUrl = setting('baseUrl') ?? '';
    const email = await terminal.ask(EMAIL, (text) => (text.includes('@') ? null : 'this is not an e-mail address'));
    const password = await terminal.askSecret(PASSWORD);
    const token = await login(flow, baseUrl, email, password);
    emit('apiToken', token);
    await verifyToken(flow, baseUrl, token);
  },
};
