// Ticket systems and brand tokens: the setup by a dashboard user before a brand can call the API.

import { answerEmpty, answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { type EmotiveCall, type EmotiveRoute, integerOf, jsonFieldsOf } from '../call.ts';
import type { Connection, EmotiveState } from '../state.ts';
import { answerMessage, connectionView, knownConnectionView, systemTypeView } from '../views.ts';
import { authTypes, filterableSystemTypes, oneOf, switchStates, systemTypes } from '../enums.ts';

function listTicketSystems(): SandboxAnswer {
  return answerJson(200, { ticket_systems: systemTypes.map((_, index) => systemTypeView(index + 1)) });
}

function listFlows(call: EmotiveCall): SandboxAnswer {
  const id = integerOf(call.param('ticketSystemId')) ?? 0;
  const title = systemTypes[id - 1];
  if (title === undefined) return answerMessage(400, 'There is no such ticket system.');
  const url = `https://flows.example.com/${title}/1`;
  const flow = { id: id * 100 + 1, title: 'New ticket', description: 'Copies a new ticket into the system.', url };
  return answerJson(200, { id, title, flows: [flow] });
}

function listConnections(call: EmotiveCall): SandboxAnswer {
  const { query, context } = call;
  const filters = [
    ['auth_type', ['api_token']],
    ['ticket_system_type', filterableSystemTypes],
    ['status', switchStates],
  ] as const;
  for (const [name, values] of filters) {
    const value = query.get(name);
    if (value !== null && oneOf<string>(values, value) === null) return answerMessage(400, `${name} is not known.`);
  }
  const wanted = (name: string, value: string | undefined): boolean => (query.get(name) ?? value) === value;
  const found = [...context.state.connections.values()].filter(
    (connection) =>
      wanted('auth_type', connection.authType) &&
      wanted('status', connection.status) &&
      wanted('ticket_system_type', systemTypes[connection.systemTypeId - 1]),
  );
  const bare = found.map((connection) => knownConnectionView(connection, context.settings));
  return answerJson(200, bare);
}

function createConnection(call: EmotiveCall): SandboxAnswer {
  const { state, settings } = call.context;
  const fields = jsonFieldsOf(call);
  const authType = oneOf(authTypes, fields?.['auth_type']);
  const status = oneOf(switchStates, fields?.['status']);
  const systemTypeId = fields?.['ticket_system_type_id'];
  if (authType === null || status === null) return answerMessage(400, 'auth_type and status are required.');
  if (typeof systemTypeId !== 'number' || systemTypes[systemTypeId - 1] === undefined) {
    return answerMessage(400, 'ticket_system_type_id is not known.');
  }
  if (status === 'active' && !allowActiveToken(state, settings.secondToken)) {
    return answerMessage(400, 'The brand already has an active token.');
  }
  state.lastId.connection += 1;
  const id = state.lastId.connection;
  const connection: Connection = { id, authType, authValue: state.random.token(40), systemTypeId, status };
  state.connections.set(id, connection);
  return answerJson(200, connectionView(connection, settings));
}

function allowActiveToken(state: EmotiveState, secondToken: 'replaces' | 'refused'): boolean {
  const active = [...state.connections.values()].filter((connection) => connection.status === 'active');
  if (active.length > 0 && secondToken === 'refused') return false;
  for (const connection of active) connection.status = 'disabled';
  return true;
}

function connectionOf(call: EmotiveCall): Connection | null {
  return call.context.state.connections.get(integerOf(call.param('connectionId')) ?? -1) ?? null;
}

function readConnection(call: EmotiveCall): SandboxAnswer {
  const connection = connectionOf(call);
  if (connection === null) return answerMessage(404, 'There is no such connection.');
  return answerJson(200, knownConnectionView(connection, call.context.settings));
}

function deleteConnection(call: EmotiveCall): SandboxAnswer {
  const connection = connectionOf(call);
  if (connection === null) return answerMessage(400, 'There is no such connection.');
  call.context.state.connections.delete(connection.id);
  return answerEmpty(204);
}

const byJwt = { coverage: 'E1', evidence: 'documented' } as const;
const ofTokens = { coverage: 'E2', evidence: 'documented' } as const;

export const connectionRoutes: readonly EmotiveRoute[] = [
  {
    ...byJwt,
    method: 'GET',
    pattern: '/ticket_systems',
    note: 'Wrapped in ticket_systems; ids are assumed, counted from 1 in the order of the systemType list.',
    handle: listTicketSystems,
  },
  {
    ...byJwt,
    method: 'GET',
    pattern: '/ticket_systems/:ticketSystemId/flows',
    note: 'The shape is documented, the one flow per system is generated; 400 for an unknown system.',
    handle: listFlows,
  },
  {
    ...ofTokens,
    method: 'GET',
    pattern: '/connections/config',
    note: 'A bare list; the filter of ticket_system_type does not accept alloy.',
    handle: listConnections,
  },
  {
    ...ofTokens,
    method: 'POST',
    pattern: '/connections/config',
    note: 'Answers 200, not 201. A setting decides the effect of a second active token; by default, it replaces the first.',
    handle: createConnection,
  },
  {
    ...ofTokens,
    method: 'GET',
    pattern: '/connections/config/:connectionId',
    note: '404 for an unknown connection.',
    handle: readConnection,
  },
  {
    ...ofTokens,
    method: 'DELETE',
    pattern: '/connections/config/:connectionId',
    note: 'The only revocation. The document lists no 404 here, so an unknown connection is 400.',
    handle: deleteConnection,
  },
  {
    coverage: 'E11',
    evidence: 'documented',
    method: 'GET',
    pattern: '/connections/me',
    note: 'The check of a brand token; the text of the message is assumed.',
    handle: () => answerJson(200, { message: 'The key is valid.' }),
  },
  {
    coverage: 'E2',
    evidence: 'documented',
    method: 'POST',
    pattern: '/connections/internal',
    note: 'Requires the vendor’s internal key: always 401 here.',
    handle: () => answerMessage(401, 'An internal key is required.'),
  },
];
