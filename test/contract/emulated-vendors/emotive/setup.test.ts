// The emulated Emotive: credentials, brand tokens, webhook registrations, and coverage.

import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../../src/sandbox/index.ts';
import { emotiveSandbox } from '../../../../src/vendors/emotive/sandbox/index.ts';
import { brand, dashboard, fixture, openEmotive, rows, textOf } from './emotive-harness.ts';

const operations = [
  'GET /ticket_systems',
  'GET /ticket_systems/:ticketSystemId/flows',
  'GET /connections/config',
  'POST /connections/config',
  'GET /connections/config/:connectionId',
  'DELETE /connections/config/:connectionId',
  'GET /connections/me',
  'POST /connections/internal',
  'GET /tickets',
  'GET /tickets/:ticketId',
  'POST /tickets/:ticketId',
  'POST /tickets/:ticketId/external-events',
  'POST /tickets/external/:externalTicketId/events',
  'POST /tickets/internal',
  'GET /tickets/polling/fallback',
  'GET /webhooks/config',
  'POST /webhooks/config',
  'DELETE /webhooks/config/:webhookId',
  // Only in the seed:
  'POST /tickets/:ticketId/events',
];

describe('coverage', () => {
  it('has the eighteen operations of the OpenAPI document and the reply path of the seed', () => {
    const routes = emotiveSandbox.routes.map((route) => `${route.method} ${route.pattern}`);
    expect(routes.toSorted()).toEqual(operations.toSorted());
  });

  it('names every row of the coverage table', () => {
    const ids = new Set(coverageOf(emotiveSandbox).map((row) => row.id));
    expect([...ids]).toEqual(Array.from({ length: 11 }, (_, index) => `E${index + 1}`));
  });

  it('starts with 300 tickets in little CPU time', async () => {
    await openEmotive({}, 300);
    const startedAt = process.cpuUsage();
    const { state } = await openEmotive({}, 300);
    const { user, system } = process.cpuUsage(startedAt);
    // About 60 ms on an idle core. CPU time, because other programs share the machine.
    expect((user + system) / 1000).toBeLessThan(500);
    expect(state.tickets.size).toBe(300);
  });
});

describe('credentials', () => {
  it('requires the dashboard token for ticket systems and connections, as header or as cookie', async () => {
    const { call } = await openEmotive();
    for (const path of ['/ticket_systems', '/ticket_systems/9/flows', '/connections/config']) {
      expect((await call('GET', path, undefined, brand)).status).toBe(401);
      expect((await call('GET', path, undefined, { authorization: 'bearer other' })).status).toBe(401);
      expect((await call('GET', path, undefined, dashboard)).status).toBe(200);
      const cookie = { cookie: 'a=b; access_token_cookie=sandbox.emotive.jwt' };
      expect((await call('GET', path, undefined, cookie)).status).toBe(200);
    }
  });

  it('requires the brand token everywhere else and states the reason in a message', async () => {
    const { call } = await openEmotive();
    const paths = ['/connections/me', '/tickets', '/tickets/10001', '/tickets/polling/fallback', '/webhooks/config'];
    for (const path of paths) {
      for (const headers of [{}, dashboard, { 'x-api-key': 'wrong' }]) {
        const refused = await call('GET', path, undefined, headers);
        expect(refused.status).toBe(401);
        expect(refused.json).toEqual({ message: expect.any(String) });
      }
      expect((await call('GET', path)).status).toBe(200);
    }
  });

  it('denies the internal operations to a brand', async () => {
    const { call } = await openEmotive();
    expect((await call('POST', '/tickets/internal', fixture('ticket-internal-create-request'))).status).toBe(401);
    expect((await call('POST', '/connections/internal', {})).status).toBe(401);
  });
});

describe('connections', () => {
  it('wraps the ticket systems and has the system custom', async () => {
    const { call } = await openEmotive();
    const { json } = await call('GET', '/ticket_systems', undefined, dashboard);
    expect(json['ticket_systems']).toContainEqual({ id: expect.any(Number), name: 'custom' });
    expect((await call('GET', '/ticket_systems/99/flows', undefined, dashboard)).status).toBe(400);
  });

  it('creates a brand token with 200, which replaces the active one', async () => {
    const { call } = await openEmotive();
    const body = { ...fixture('connections-config-request'), ticket_system_type_id: 9 };
    const { status, json } = await call('POST', '/connections/config', body, dashboard);
    expect(status).toBe(200);
    expect(json).toMatchObject({ auth_type: 'api_token', status: 'active', brand_id: 4711 });
    expect(json['ticket_system_type']).toEqual({ id: 9, name: 'custom' });
    expect((await call('GET', '/connections/me', undefined, brand)).status).toBe(401);
    expect((await call('GET', '/connections/me', undefined, { 'X-Api-Key': json['auth_value'] })).status).toBe(200);
    const active = await call('GET', '/connections/config?status=active', undefined, dashboard);
    expect(active.json).toHaveLength(1);
  });

  it('refuses a second active token where the setting says so', async () => {
    const { call } = await openEmotive({ secondToken: 'refused' });
    const body = { auth_type: 'api_token', status: 'active', ticket_system_type_id: 9 };
    expect((await call('POST', '/connections/config', body, dashboard)).status).toBe(400);
    expect((await call('GET', '/connections/me')).status).toBe(200);
  });

  it('refuses the unknown ticket system 0 of the example and unknown enum values', async () => {
    const { call } = await openEmotive({ brandToken: null });
    const sample = fixture('connections-config-request');
    for (const wrong of [{}, { auth_type: 'password' }, { status: 'on' }, { ticket_system_type_id: '9' }]) {
      expect((await call('POST', '/connections/config', { ...sample, ...wrong }, dashboard)).status).toBe(400);
    }
    for (const query of ['auth_type=alloy_user_id', 'ticket_system_type=alloy', 'status=on']) {
      expect((await call('GET', `/connections/config?${query}`, undefined, dashboard)).status).toBe(400);
    }
  });

  it('reads and revokes a connection by its id', async () => {
    const { call } = await openEmotive();
    const { json } = await call('GET', '/connections/config', undefined, dashboard);
    const id = textOf(rows(json)[0]!['id']);
    expect((await call('GET', `/connections/config/${id}`, undefined, dashboard)).json['id']).toBe(Number(id));
    expect((await call('DELETE', `/connections/config/${id}`, undefined, dashboard)).status).toBe(204);
    expect((await call('GET', `/connections/config/${id}`, undefined, dashboard)).status).toBe(404);
    expect((await call('DELETE', `/connections/config/${id}`, undefined, dashboard)).status).toBe(400);
    expect((await call('GET', '/tickets')).status).toBe(401);
  });
});

describe('webhook registrations', () => {
  it('accepts the documented sample with 201, returns a bare list and deletes it with 204', async () => {
    const { call } = await openEmotive();
    const sample = fixture('webhooks-config-request');
    const created = await call('POST', '/webhooks/config', sample);
    expect(created.status).toBe(201);
    expect(created.json).toEqual({ ...sample, id: expect.any(Number), brand_id: 4711 });
    expect((await call('GET', '/webhooks/config')).json).toEqual([created.json]);
    const id = textOf(created.json['id']);
    expect((await call('DELETE', `/webhooks/config/${id}`)).status).toBe(204);
    expect((await call('GET', '/webhooks/config')).json).toEqual([]);
    expect((await call('DELETE', `/webhooks/config/${id}`)).status).toBe(400);
  });

  it('refuses a registration that lacks one of its four fields', async () => {
    const { call } = await openEmotive();
    const sample = fixture('webhooks-config-request');
    for (const field of Object.keys(sample)) {
      const rest = Object.fromEntries(Object.entries(sample).filter(([name]) => name !== field));
      expect((await call('POST', '/webhooks/config', rest)).status).toBe(400);
    }
  });

  it('keeps two registrations when the same is posted twice', async () => {
    const { call } = await openEmotive();
    await call('POST', '/webhooks/config', fixture('webhooks-config-request'));
    await call('POST', '/webhooks/config', fixture('webhooks-config-request'));
    expect((await call('GET', '/webhooks/config')).json).toHaveLength(2);
  });
});
