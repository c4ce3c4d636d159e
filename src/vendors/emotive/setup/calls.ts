// The calls of the setup flow: ticket systems, brand tokens and webhook registrations.

import * as z from 'zod';
import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { SetupFlow } from '../../../domain/ports/vendor/setup-flow.ts';
import type { VendorCaller } from '../../../domain/ports/vendor/calls.ts';
import { jsonBody } from '../../../platform/adapter/request-parts.ts';
import { decodeFailure, parseResponse } from '../client/responses.ts';
import { parseField } from '../wire/index.ts';

const ticketSystem = z.looseObject({ id: z.int(), name: z.string().min(1).max(128) });
export type TicketSystem = z.infer<typeof ticketSystem>;
/** The list of systems is wrapped in an object; all other lists are bare. */
const ticketSystems = z.looseObject({ ticket_systems: z.array(ticketSystem) });

const connection = z.looseObject({
  id: z.int(),
  auth_type: z.string().nullish(),
  auth_value: z.string().max(4096).nullish(),
  status: z.string().nullish(),
  ticket_system_type: z.looseObject({ id: z.int().nullish(), name: z.string().nullish() }).nullish(),
});
export type Connection = z.infer<typeof connection>;

const registration = z.looseObject({
  id: z.int(),
  platform: z.string().nullish(),
  status: z.string().nullish(),
  trigger: z.string().nullish(),
  webhook_url: z.string().nullish(),
});
export type Registration = z.infer<typeof registration>;

export const TRIGGERS = ['create', 'update'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** The calls of a dashboard user. All throw VendorCallError. */
export interface DashboardCalls {
  listTicketSystems(): Promise<readonly TicketSystem[]>;
  /** The brand's active tokens: at most one, according to the vendor. */
  listActiveTokens(): Promise<readonly Connection[]>;
  createToken(ticketSystemId: number): Promise<Connection>;
  /** The only way to revoke a token. */
  deleteConnection(id: number): Promise<void>;
}

/** Opens the calls that need the JWT of a user of the vendor's dashboard. */
export function openDashboard(flow: SetupFlow, jwt: string): DashboardCalls {
  const caller = createSetupCaller(flow, { authorization: `bearer ${jwt}` }, [jwt]);
  return {
    async listTicketSystems() {
      const { json } = await caller.call({ operation: 'ticket-systems.list', method: 'GET', path: '/ticket_systems' });
      return parseResponse(json, (value) => parseField(ticketSystems, value, '').ticket_systems);
    },
    async listActiveTokens() {
      const query = { auth_type: 'api_token', status: 'active' };
      const path = '/connections/config';
      const { json } = await caller.call({ operation: 'connections.list', method: 'GET', path, query });
      const all = parseResponse(json, (value) => parseField(z.array(connection), value, 'connections'));
      return all.filter(({ status, auth_type: type }) => status === 'active' && type === 'api_token');
    },
    async createToken(ticketSystemId) {
      const value = { auth_type: 'api_token', status: 'active', ticket_system_type_id: ticketSystemId };
      const path = '/connections/config';
      const body = jsonBody(value);
      const { json } = await caller.call({ operation: 'connections.create', method: 'POST', path, body });
      return parseResponse(json, (response) => parseField(connection, response, ''));
    },
    async deleteConnection(id) {
      await caller.call({ operation: 'connections.delete', method: 'DELETE', path: `/connections/config/${id}` });
    },
  };
}

/** The calls of the brand token. All throw VendorCallError. */
export interface BrandCalls {
  /** False if the vendor refuses the token; true also if it has no such call. */
  isAccepted(): Promise<boolean>;
  listWebhooks(): Promise<readonly Registration[]>;
  registerWebhook(trigger: Trigger, url: string): Promise<void>;
  deleteWebhook(id: number): Promise<void>;
}

/** Opens the calls of a brand; no error repeats the token or the `hidden` values. */
export function openBrand(flow: SetupFlow, brandToken: string, hidden: readonly string[] = []): BrandCalls {
  const caller = createSetupCaller(flow, { 'x-api-key': brandToken }, [brandToken, ...hidden]);
  return {
    async isAccepted() {
      try {
        await caller.call({ operation: 'connections.me', method: 'GET', path: '/connections/me' });
        return true;
      } catch (error) {
        if (!(error instanceof VendorCallError)) throw error;
        const { code, httpStatus } = error.failure;
        if (code === 'UNAUTHORIZED' || code === 'FORBIDDEN') return false;
        // The vendor's OpenAPI names this call, its guide does not.
        if (httpStatus === 404 || httpStatus === 405) return true;
        throw error;
      }
    },
    async listWebhooks() {
      const { json } = await caller.call({ operation: 'webhooks.list', method: 'GET', path: '/webhooks/config' });
      return parseResponse(json, (value) => parseField(z.array(registration), value, 'webhooks'));
    },
    async registerWebhook(trigger, url) {
      const value = { status: 'active', platform: 'custom', webhook_url: url, trigger };
      const body = jsonBody(value);
      await caller.call({ operation: 'webhooks.register', method: 'POST', path: '/webhooks/config', body });
    },
    async deleteWebhook(id) {
      await caller.call({ operation: 'webhooks.delete', method: 'DELETE', path: `/webhooks/config/${id}` });
    },
  };
}

function createSetupCaller(
  flow: SetupFlow,
  headers: Readonly<Record<string, string>>,
  secrets: readonly string[],
): VendorCaller {
  return flow.createCaller({
    baseUrl: flow.setting('baseUrl') ?? '',
    headers: () => headers,
    decodeFailure: (_status, json) => decodeFailure(json, secrets),
  });
}
