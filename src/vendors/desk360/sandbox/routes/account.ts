// Login, products and agents of the emulated Desk360.

import { answerBytes, answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { DeskRefusal } from '../http/errors.ts';
import { bodyFields, requiredText } from '../http/fields.ts';
import { generateFile } from '../../../../sandbox/kit/sample-files.ts';
import { accountOf } from '../http/guards.ts';
import { currentAgent, deskRoute } from '../http/lookup.ts';
import { renderAgent } from '../http/render.ts';
import type { DeskCall } from '../data/state.ts';

const MAX_WRONG_LOGINS = 5;
const MINUTE_MS = 60_000;

function wrongLogins(call: DeskCall): { startsAt: number; count: number } {
  const { state, clock } = call.context;
  const known = state.wrongLogins.get(call.remoteAddress);
  if (known !== undefined && clock.now() < known.startsAt + MINUTE_MS) return known;
  const fresh = { startsAt: clock.now(), count: 0 };
  state.wrongLogins.set(call.remoteAddress, fresh);
  return fresh;
}

function login(call: DeskCall): SandboxAnswer {
  const { settings, state, random } = call.context;
  const wrong = wrongLogins(call);
  if (wrong.count >= MAX_WRONG_LOGINS) throw new DeskRefusal('too_many_attempts');
  const fields = bodyFields(call);
  const email = requiredText(fields, 'email');
  const password = requiredText(fields, 'password');
  if (!settings.passwordAccess) throw new DeskRefusal('password_access_disabled');
  const account = settings.accounts.find((known) => known.email === email && known.password === password);
  if (account === undefined) {
    wrong.count += 1;
    throw new DeskRefusal('invalid_credentials');
  }
  const token = state.tokens.get(email) ?? random.token(80);
  state.tokens.set(email, token);
  return answerJson(200, { access_token: token, token_type: 'Bearer' });
}

function products(call: DeskCall): SandboxAnswer {
  const allowed = accountOf(call)?.products ?? null;
  const { products: all } = call.context.state;
  return answerJson(200, allowed === null ? all : all.filter(({ id }) => allowed.includes(id)));
}

function storedFile(call: DeskCall): SandboxAnswer {
  const name = call.param('name');
  const file = call.context.state.files.get(name) ?? generateFile(name);
  return answerBytes(200, file.bytes, file.contentType);
}

const LOGIN = { coverage: 'D1', note: 'the page says GET, its sample POST: both work' };
const ME = { coverage: 'D11', note: 'the page says /me, its sample /agents/me: both work' };
const me = (call: DeskCall): SandboxAnswer => answerJson(200, renderAgent(currentAgent(call)));

export const accountRoutes = [
  deskRoute('POST', '/login', LOGIN, login, true),
  deskRoute('GET', '/login', LOGIN, login, true),
  deskRoute('GET', '/products', { coverage: 'D2', note: 'bare list' }, products),
  deskRoute('GET', '/agents', { coverage: 'D10', note: 'bare list, one page' }, (call) =>
    answerJson(200, call.context.state.agents.map(renderAgent)),
  ),
  deskRoute('GET', '/me', ME, me),
  deskRoute('GET', '/agents/me', ME, me),
  deskRoute(
    'GET',
    '/files/:name',
    {
      coverage: 'D4',
      note: 'replaces the object store of attachment URLs; no token required',
      assumed: true,
    },
    storedFile,
    true,
  ),
];
