// How an Emotive account is connected: a dashboard user's JWT for the brand token, then both webhook registrations.

import { SetupStoppedError, type SetupFlow, type VendorSetup } from '../../../domain/ports/vendor/setup-flow.ts';
import { type Connection, type DashboardCalls, openBrand, openDashboard, type TicketSystem } from './setup-calls.ts';
import { registerWebhooks } from './webhooks.ts';

const JWT = { name: 'dashboard-jwt', meaning: 'JWT of a user of the Emotive dashboard', secret: true } as const;
const SYSTEM = { name: 'ticket-system', meaning: 'ticket system of the token', secret: false } as const;
const ACTIVE = { name: 'active-token', meaning: 'the active token (keep or replace)', secret: false } as const;
const KEEP = { value: 'keep', label: 'keep: this gateway shares it with whoever uses it now' } as const;
const REPLACE = { value: 'replace', label: 'replace: it ends at once, for whoever uses it now' } as const;

export const emotiveSetup: VendorSetup = {
  questions: [JWT, SYSTEM, ACTIVE],
  async run(walk) {
    const brandToken = (await knownToken(walk)) ?? (await fetchToken(walk));
    walk.emit('brandToken', brandToken);
    await registerWebhooks(walk, brandToken);
  },
};

/** The token of the environment, where there is one and the vendor accepts it. */
async function knownToken(walk: SetupFlow): Promise<string | null> {
  const known = walk.setting('brandToken');
  if (known === null) return null;
  if (await openBrand(walk, known).isAccepted()) return known;
  walk.terminal.print('Emotive refuses the brand token of the environment; a new walk begins.');
  return null;
}

async function fetchToken(walk: SetupFlow): Promise<string> {
  const { terminal } = walk;
  const jwt = (await terminal.askSecret(JWT)).replace(/^bearer\s+/i, '');
  const dashboard = openDashboard(walk, jwt);
  const system = await chooseSystem(walk, dashboard);
  const [active] = await dashboard.listActiveTokens();
  if (active !== undefined) {
    const kept = await keptToken(walk, active, system);
    if (kept !== null) return kept;
    await dashboard.deleteConnection(active.id);
    terminal.print('The token that was active is revoked.');
  }
  const created = tokenOf(await dashboard.createToken(system.id));
  if (created === null) throw new SetupStoppedError('Emotive made a token and did not tell it: look at its dashboard.');
  terminal.print(`Emotive made a brand token for ${system.name}.`);
  return created;
}

async function chooseSystem({ terminal }: SetupFlow, dashboard: DashboardCalls): Promise<TicketSystem> {
  const systems = await dashboard.listTicketSystems();
  const choices = systems.map(({ name }) => ({ value: name, label: name }));
  const name = await terminal.choose(SYSTEM, choices);
  const system = systems.find((candidate) => candidate.name === name);
  if (system === undefined) throw new SetupStoppedError('Emotive lists no ticket system: nothing to make a token for.');
  return system;
}

/** The token that is active, to be used on; null when it is to be replaced. A brand has one at most. */
async function keptToken(walk: SetupFlow, active: Connection, system: TicketSystem): Promise<string | null> {
  const { terminal } = walk;
  const token = tokenOf(active);
  const works = token !== null && (await openBrand(walk, token).isAccepted());
  const other = active.ticket_system_type?.name ?? 'an unknown system';
  if (works && other === system.name) {
    terminal.print(`The brand has a token for ${system.name} already; it is kept.`);
    return token;
  }
  terminal.print(`The brand has an active token already, for ${other}${works ? '' : '; Emotive does not show it'}.`);
  if ((await terminal.choose(ACTIVE, works ? [KEEP, REPLACE] : [REPLACE])) === REPLACE.value) return null;
  return token;
}

function tokenOf({ auth_value: value }: Connection): string | null {
  return value === null || value === undefined || value.trim() === '' ? null : value;
}
