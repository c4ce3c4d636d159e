// The emulated Desk360: login, token, rate limit, error bodies, headers, products, agents.

import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coverageOf } from '../../../../src/sandbox/index.ts';
import { desk360Sandbox, type RunningDesk360 } from '../../../../src/vendors/desk360/sandbox/index.ts';
import { ask, codeOf, expectSameShape, type Json, sample, STARTED_AT, startDesk, TOKEN } from './client.ts';

let desk: RunningDesk360;
const LOGIN = { email: 'agent@example.com', password: 'sandbox-password' };

beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

async function bare(path: string, init: RequestInit = {}) {
  const answer = await fetch(`${desk.url}${path}`, init);
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: text === '' ? null : (JSON.parse(text) as Json) };
}

function login(body: Json) {
  const headers = { 'content-type': 'application/json' };
  return bare('/login', { method: 'POST', headers, body: JSON.stringify(body) });
}

test('covers every row of its coverage table', () => {
  const ids = new Set(coverageOf(desk360Sandbox).map(({ id }) => id));
  expect([...ids]).toEqual(Array.from({ length: 30 }, (_, index) => `D${index + 1}`));
});

test('gives the existing token for email and password, over POST and over GET with a body', async () => {
  const posted = await login(LOGIN);
  expectSameShape(posted.json, sample('login-response'));
  expect(posted.json).toEqual({ access_token: TOKEN, token_type: 'Bearer' });
  const got = await new Promise<string>((resolve, reject) => {
    const body = JSON.stringify(LOGIN);
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const call = request(`${desk.url}/login`, { method: 'GET', headers }, (response) => {
      response.setEncoding('utf8').on('data', resolve);
    });
    call.on('error', reject).end(body);
  });
  expect(JSON.parse(got)).toEqual(posted.json);
});

test('creates a token at the first login of an account without one', async () => {
  const fresh = { email: 'new@example.com', password: 'pw', token: null, agentId: 22, readOnly: false, products: null };
  const other = await startDesk({ settings: { accounts: [fresh] } });
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ email: 'new@example.com', password: 'pw' });
  const tokens = await Promise.all(
    [1, 2].map(async () => {
      const answer = await fetch(`${other.url}/login`, { method: 'POST', headers, body });
      return ((await answer.json()) as Json)['access_token'];
    }),
  );
  expect(tokens[0]).toMatch(/^\w{80}$/);
  expect(tokens[1]).toBe(tokens[0]);
  const me = await fetch(`${other.url}/me`, { headers: { authorization: `Bearer ${String(tokens[0])}` } });
  expect(await me.json()).toMatchObject({ id: 22 });
  await other.stop();
});

test('refuses a sixth login after five wrong ones, and accepts it a minute later', async () => {
  for (let round = 0; round < 5; round += 1) {
    const wrong = await login({ ...LOGIN, password: 'wrong' });
    expect([wrong.status, codeOf(wrong)]).toEqual([401, 'invalid_credentials']);
  }
  const blocked = await login(LOGIN);
  expect([blocked.status, codeOf(blocked)]).toEqual([429, 'too_many_attempts']);
  desk.clock.advance(60_000);
  expect((await login(LOGIN)).status).toBe(200);
});

test('refuses a login where password access is off, and one without fields', async () => {
  desk.settings.passwordAccess = false;
  expect(codeOf(await login(LOGIN))).toBe('password_access_disabled');
  expect(codeOf(await login({ email: 'agent@example.com' }))).toBe('failed_validation');
});

test.each([
  ['no token', {}],
  ['a wrong token', { authorization: 'Bearer nope' }],
  ['no Bearer', { authorization: TOKEN }],
])('refuses a call with %s', async (_, headers) => {
  const reply = await bare('/products', { headers: headers as Record<string, string> });
  expect([reply.status, codeOf(reply)]).toEqual([401, 'authentication_exception']);
});

test('lists products and agents and returns the agent of the token', async () => {
  const products = await ask<Json[]>(desk, 'GET', '/products');
  expectSameShape(products.json, sample('products-list'));
  expect(products.json.map(({ id }) => id)).toEqual([11, 22, 33]);
  const agents = await ask<Json[]>(desk, 'GET', '/agents');
  expectSameShape(agents.json, sample('agents-list'));
  for (const path of ['/me', '/agents/me']) {
    const me = await ask(desk, 'GET', path);
    expectSameShape(me.json, sample('me'));
    expect(agents.json).toContainEqual(me.json);
  }
});

test('shows an account its own products only', async () => {
  const [account] = desk.settings.accounts;
  desk.settings.accounts = [{ ...account!, products: [22] }];
  expect((await ask<Json[]>(desk, 'GET', '/products')).json.map(({ id }) => id)).toEqual([22]);
  expect(codeOf(await ask(desk, 'GET', '/products/11/tickets'))).toBe('model_not_found_exception');
});

test('lets a read-only account read and change nothing', async () => {
  const [account] = desk.settings.accounts;
  desk.settings.accounts = [{ ...account!, readOnly: true }];
  expect((await ask(desk, 'GET', '/types')).status).toBe(200);
  const reply = await ask(desk, 'POST', '/reasons', { product_id: 11, title: 'x' });
  expect([reply.status, codeOf(reply)]).toEqual([401, 'not_authorized']);
});

test('counts calls in a window of a minute, including invalid ones', async () => {
  desk.settings.ratePerMinute = 3;
  const first = await ask(desk, 'GET', '/me');
  expect(first.headers.get('x-ratelimit-limit')).toBe('3');
  expect(first.headers.get('x-ratelimit-remaining')).toBe('2');
  expect(first.headers.get('x-ratelimit-reset')).toBeNull();
  expect(first.headers.get('retry-after')).toBeNull();
  await ask(desk, 'GET', '/products/11/tickets/1');
  await ask(desk, 'DELETE', '/products');
  desk.clock.advance(34_000);
  const limited = await ask(desk, 'GET', '/me');
  expect([limited.status, codeOf(limited)]).toEqual([429, 'too_many_requests_exception']);
  expect(limited.headers.get('x-ratelimit-remaining')).toBe('0');
  expect(limited.headers.get('retry-after')).toBe('26');
  expect(limited.headers.get('x-ratelimit-reset')).toBe(String((STARTED_AT + 60_000) / 1000));
  desk.clock.advance(26_000);
  expect((await ask(desk, 'GET', '/me')).status).toBe(200);
});

test('answers 200 with Retry-After at the limit, as the sample shows, by setting', async () => {
  Object.assign(desk.settings, { ratePerMinute: 1, limitAnswer: 200 });
  await ask(desk, 'GET', '/me');
  const limited = await ask(desk, 'GET', '/me');
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([200, '60']);
});

test.each([
  ['basic', '10'],
  ['business', '100'],
] as const)('allows the %s plan %s calls a minute', async (plan, limit) => {
  Object.assign(desk.settings, { ratePerMinute: null, plan });
  expect((await ask(desk, 'GET', '/me')).headers.get('x-ratelimit-limit')).toBe(limit);
});

test('counts credentials of one address separately, or together as documented', async () => {
  desk.settings.ratePerMinute = 2;
  await bare('/me', { headers: { authorization: 'Bearer other' } });
  expect((await ask(desk, 'GET', '/me')).headers.get('x-ratelimit-remaining')).toBe('1');
  desk.settings.rateBy = 'ip';
  await bare('/me', { headers: { authorization: 'Bearer other' } });
  expect((await ask(desk, 'GET', '/me')).headers.get('x-ratelimit-remaining')).toBe('0');
});

test('refuses wrong methods, accept headers and content types', async () => {
  const method = await ask(desk, 'DELETE', '/products');
  expect([method.status, codeOf(method)]).toEqual([405, 'method_not_allowed_exception']);
  const authorization = `Bearer ${TOKEN}`;
  expect((await bare('/products', { headers: { authorization, accept: 'text/html' } })).status).toBe(406);
  expect(
    (await bare('/products', { headers: { authorization, accept: 'text/html, application/json;q=0.9' } })).status,
  ).toBe(200);
  const xml = { authorization, 'content-type': 'application/xml' };
  expect((await bare('/types', { method: 'POST', headers: xml, body: '<a/>' })).status).toBe(415);
  const broken = { authorization, 'content-type': 'application/json' };
  const reply = await bare('/types', { method: 'POST', headers: broken, body: '{"title":' });
  expect([reply.status, codeOf(reply)]).toEqual([400, 'failed_validation']);
});

test('refuses plain HTTP where the setting requires it', async () => {
  desk.settings.requireHttps = true;
  expect(codeOf(await ask(desk, 'GET', '/me'))).toBe('insecure_request_exception');
  const headers = { authorization: `Bearer ${TOKEN}`, 'x-forwarded-proto': 'https' };
  expect((await bare('/me', { headers })).status).toBe(200);
});

test('answers 501 for undocumented paths, such as the misspelled template path', async () => {
  const reply = await ask<{ error: Json }>(desk, 'POST', '/products/11/conversations/templates1/send', {});
  expect(reply.status).toBe(501);
  expect(reply.json.error['message']).toContain('POST /v1/products/11/conversations/templates1/send');
});

test('redacts the token and the password in its journal', async () => {
  await login(LOGIN);
  await ask(desk, 'GET', '/me');
  expect(desk.journal.count({ route: '/me' })).toBe(1);
  const kept = JSON.stringify(desk.journal.entries());
  expect(kept).not.toContain(TOKEN);
  expect(kept).not.toContain(LOGIN.password);
});
