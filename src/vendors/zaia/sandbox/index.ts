// The emulated Zaia (chats of AI responders with handover to people), written from the vendor's documentation alone.

import { defineSandboxVendor } from '../../../sandbox/index.ts';
import { admit } from './call.ts';
import { chatRoutes } from './routes/chat.ts';
import { customerWrites, type ZaiaCustomerWrite } from './customer.ts';
import { createState } from './seed.ts';
import { defaultSettings, type ZaiaSandboxSettings } from './settings.ts';
import type { ZaiaState } from './state.ts';
import { ticketReads } from './routes/ticket-reads.ts';
import { ticketWrites } from './routes/ticket-writes.ts';
import { answerError } from './views.ts';
import { workspaceRoutes } from './routes/workspace.ts';
import { programPart } from './program-part.ts';

export type { ZaiaCustomerWrite } from './customer.ts';
export type { ZaiaSandboxSettings } from './settings.ts';
export type { ZaiaState } from './state.ts';

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
      note: 'The reference has none: customers, responders and attendants change the state without a webhook.',
    },
    {
      name: 'error bodies',
      coverage: 'Z10',
      evidence: 'documented',
      note: 'code, cta, feedback, message, name: truncated after that in the excerpt; the codes are assumed.',
    },
    {
      name: 'rate limit',
      coverage: 'Z10',
      evidence: 'assumed',
      note: 'No limit is documented; a setting limits calls per minute and answers 429 with Retry-After.',
    },
  ],
  program: programPart,
  createState,
  before: admit,
  wrongMethod: () => answerError(405, 'MethodNotAllowed', 'Method not allowed'),
  customerWrites,
});
