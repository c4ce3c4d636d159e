// The emulated Zaia (chats that AI responders lead and hand over to people), written from the vendor's documents alone.

import { defineSandboxVendor } from '../../sandbox/kit.ts';
import { admit } from './sandbox/call.ts';
import { chatRoutes } from './sandbox/chat-routes.ts';
import { customerWrites, type ZaiaCustomerWrite } from './sandbox/customer.ts';
import { createState } from './sandbox/seed.ts';
import { defaultSettings, type ZaiaSandboxSettings } from './sandbox/settings.ts';
import type { ZaiaState } from './sandbox/state.ts';
import { ticketReads } from './sandbox/ticket-reads.ts';
import { ticketWrites } from './sandbox/ticket-writes.ts';
import { answerError } from './sandbox/views.ts';
import { workspaceRoutes } from './sandbox/workspace-routes.ts';
import { programPart } from './sandbox/program-part.ts';

export type { ZaiaCustomerWrite } from './sandbox/customer.ts';
export type { ZaiaSandboxSettings } from './sandbox/settings.ts';
export type { ZaiaState } from './sandbox/state.ts';

export const zaiaSandbox = defineSandboxVendor<ZaiaState, ZaiaSandboxSettings, ZaiaCustomerWrite>({
  slug: 'zaia',
  title: 'Zaia',
  basePath: '/api/v1',
  settings: defaultSettings,
  routes: [...ticketReads, ...ticketWrites, ...chatRoutes, ...workspaceRoutes],
  webhooks: [],
  behaviours: [
    {
      name: 'no webhooks',
      coverage: 'Z9',
      evidence: 'documented',
      note: 'The reference has none: customers, responders and attendants change the state, nobody is called.',
    },
    {
      name: 'error bodies',
      coverage: 'Z10',
      evidence: 'documented',
      note: 'code, cta, feedback, message, name: cut after that in the excerpt; the codes themselves are assumed.',
    },
    {
      name: 'rate limit',
      coverage: 'Z10',
      evidence: 'assumed',
      note: 'No limit is documented; a setting counts calls a minute and answers 429 with Retry-After.',
    },
  ],
  program: programPart,
  createState,
  before: admit,
  wrongMethod: () => answerError(405, 'MethodNotAllowed', 'Method not allowed'),
  customerWrites,
});
