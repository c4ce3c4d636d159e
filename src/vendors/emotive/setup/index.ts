// Connects an Emotive account: a dashboard user's JWT gets the brand token, then both webhooks are registered.

import { SetupStoppedError, type SetupFlow, type VendorSetup } from '../../../domain/ports/vendor/setup-flow.ts';
import { openBrand, openDashboard, type Connection, type DashboardCalls, type TicketSystem } from './calls.ts';
import { registerWebhooks } from './webhooks.ts';

const JWT = { name: 'dashboard-jwt', meaning: 'JWT of a user of the Emotive dashboard', secret: true } as const;
const SYSTEM = { name: 'ticket-system', meaning: 'ticket system of the token', secret: false } as const;
const ACTIVE = { name: 'active-token', meaning: 'the active token (keep or replace)', secret: false } as const;
const KEEP = { value: 'keep', label: 'keep: this gateway shares the token with its current users' } as const;
const REPLACE = { value: 'replace', label: 'replace: the token stops working at once for its current users' } as const;

export const emotiveSetup: VendorSetup = {
  questions: [JWT, SYSTEM, ACTIVE],
  async run(flow) {
    const brandToken = (await knownToken(flow)) ?? (await fetchToken(flow));
    flow.emit('brandToken', brandToken);
    await registerWebhooks(flow, brandToken);
  },
};

/** The token of the environment; null if there is none, or if the vendor refuses it. */
async function knownToken(flow: SetupFlow): Promise<string | null> {
  const known = flow.setting('brandToken');
  if (known === null) return null;
  if (await openBrand(flow, known).isAccepted()) return known;
  flow.terminal.print('Emotive refuses the brand token of the environment. Getting a new one.');
  return null;
}

async function fetchToken(flow: SetupFlow): Promise<string> {
  const { terminal } = flow;
  const jwt = (await terminal.askSecret(JWT)).replace(/^bearer\s+/i, '');
  const dashboard = openDashboard(flow, jwt);
  const system = await chooseSystem(flow, dashboard);
  const [active] = await dashboard.listActiveTokens();
  if (active !== undefined) {
    const kept = await keptToken(flow, active, system);
    if (kept !== null) return kept;
    await dashboard.deleteConnection(active.id);
    terminal.print('The previously active token is revoked.');
  }
  const created = tokenOf(await dashboard.createToken(system.id));
  if (created === null) {
    throw new SetupStoppedError('Emotive created a token but did not return it. Look it up in its dashboard.');
  }
  terminal.print(`Emotive created a brand token for ${system.name}.`);
  return created;
}

async function chooseSystem({ terminal }: SetupFlow, dashboard: DashboardCalls): Promise<TicketSystem> {
  const systems = await dashboard.listTicketSystems();
  const choices = systems.map(({ name }) => ({ value: name, label: name }));
  const name = await terminal.choose(SYSTEM, choices);
  const system = systems.find((candidate) => candidate.name === name);
  if (system === undefined) {
    throw new SetupStoppedError('Emotive lists no ticket system, so no token can be created.');
  }
  return system;
}

/** The active token if it stays in use; null if it is to be replaced. A brand has at most one. */
async function keptToken(flow: SetupFlow, active: Connection, system: TicketSystem): Promise<string | null> {
  const { terminal } = flow;
  const token = tokenOf(active);
  const works = token !== null && (await openBrand(flow, token).isAccepted());
  const current = active.ticket_system_type?.name ?? 'an unknown system';
  if (works && current === system.name) {
    terminal.print(`The brand already has a token for ${system.name}; it is kept.`);
    return token;
  }
  terminal.print(`The brand has an active token already, for ${current}${works ? '' : '; Emotive does not show it'}.`);
  if ((await terminal.choose(ACTIVE, works ? [KEEP, REPLACE] : [REPLACE])) === REPLACE.value) return null;
  return token;
}

function tokenOf({ auth_value: value }: Connection): string | null {
  return value === null || value === undefined || value.trim() === '' ? null : value;
}
