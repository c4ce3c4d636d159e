// The emulated Emotive helpdesk (text messages), written from the vendor's documentation alone.

import { defineSandboxVendor } from '../../../sandbox/index.ts';
import { checkCredential } from './call.ts';
import { connectionRoutes } from './routes/connection.ts';
import { customerWrites, type EmotiveCustomerWrite } from './customer.ts';
import { eventRoutes } from './routes/event.ts';
import { createState } from './seed.ts';
import { defaultSettings, type EmotiveSandboxSettings } from './settings.ts';
import type { EmotiveState } from './state.ts';
import { ticketRoutes } from './routes/ticket.ts';
import { answerMessage } from './views.ts';
import { webhookRoutes } from './routes/webhook.ts';
import { programPart } from './program-part.ts';

export type { EmotiveCustomerWrite } from './customer.ts';
export type { EmotiveSandboxSettings } from './settings.ts';
export type { EmotiveState } from './state.ts';

export const emotiveSandbox = defineSandboxVendor<EmotiveState, EmotiveSandboxSettings, EmotiveCustomerWrite>({
  slug: 'emotive',
  title: 'Emotive',
  basePath: '/helpdesk',
  settings: defaultSettings,
  routes: [...connectionRoutes, ...ticketRoutes, ...eventRoutes, ...webhookRoutes],
  webhooks: [
    {
      kind: 'create',
      coverage: 'E4',
      evidence: 'assumed',
      note: 'A subscriber’s first message. The body is not documented: {ticket, event} as in the polling fallback.',
    },
    {
      kind: 'update',
      coverage: 'E5',
      evidence: 'assumed',
      note: 'A subscriber’s further message. Also assumed: it reopens a waiting ticket, and the brand’s own events cause no webhook.',
    },
  ],
  behaviours: [
    {
      name: '#optout and #opt-out',
      coverage: 'E8',
      evidence: 'documented',
      note: 'Not delivered, unsubscribes. Assumed: any case, the whole message, no event is listed, later texts are not delivered.',
    },
    {
      name: 'one active ticket per subscriber',
      coverage: 'E10',
      evidence: 'documented',
      note: 'Assumed: solved and closed tickets are inactive, and reopening a second one is 400.',
    },
  ],
  program: programPart,
  createState,
  before: checkCredential,
  wrongMethod: () => answerMessage(405, 'The method is not allowed here.'),
  customerWrites,
});
