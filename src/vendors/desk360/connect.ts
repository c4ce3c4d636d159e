// How an account of Desk360 is connected: e-mail address and password for the API token.

import type { VendorConnect } from '../../domain/ports/connect.ts';
import { login } from './client/login.ts';

const EMAIL = { name: 'email', meaning: 'the e-mail address to sign in with', secret: false } as const;
const PASSWORD = { name: 'password', meaning: 'the password', secret: true } as const;

export const desk360Connect: VendorConnect = {
  questions: [EMAIL, PASSWORD],
  async run({ terminal, setting, give }) {
    const email = await terminal.ask(EMAIL, (text) => (text.includes('@') ? null : 'that is no e-mail address'));
    const password = await terminal.askSecret(PASSWORD);
    give('apiToken', await login(setting('baseUrl') ?? '', email, password));
  },
};
