// The emulated Glassix (omnichannel), written from the vendor's documentation alone.

import { defineSandboxVendor, type RunningSandboxVendor } from '../../../sandbox/index.ts';
import { answerMessage, guard } from './call.ts';
import { customerWrites, type GlassixWrite } from './customer.ts';
import { createRoutes } from './routes/create.ts';
import { departmentRoutes } from './routes/department.ts';
import { listRoutes } from './routes/list.ts';
import { messageRoutes } from './routes/messages.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { tokenRoutes } from './routes/token.ts';
import { createGlassixState } from './seed.ts';
import { type GlassixSandboxSettings, glassixSandboxSettings } from './settings.ts';
import type { GlassixState } from './state.ts';
import { programPart } from './program-part.ts';

export type { GlassixWrite } from './customer.ts';
export { DEPARTMENTS, type GlassixSandboxSettings } from './settings.ts';
export type { GlassixState } from './state.ts';

/** A running emulated Glassix. */
export type RunningGlassix = RunningSandboxVendor<GlassixState, GlassixSandboxSettings, GlassixWrite>;

const event = (kind: string, note: string) => ({ kind, coverage: 'G6', evidence: 'documented', note }) as const;

/** The emulated vendor; start it with `startSandboxVendor`. */
export const glassixSandbox = defineSandboxVendor<GlassixState, GlassixSandboxSettings, GlassixWrite>({
  slug: 'glassix',
  title: 'Glassix',
  basePath: '/api/v1.2',
  settings: glassixSandboxSettings,
  routes: [...tokenRoutes, ...createRoutes, ...listRoutes, ...ticketRoutes, ...messageRoutes, ...departmentRoutes],
  webhooks: [
    event('NEW_TICKET', 'with the whole ticket'),
    event('TICKET_STATE_CHANGE', 'with state and ticket'),
    event('TICKET_OWNER_CHANGE', 'with id and user name'),
    event('NEW_MESSAGE', 'with the transaction'),
    event('USER_STATUS_CHANGE', 'with status and doNotDisturb'),
    event('DOCUMENT_SIGNED', 'what is in the document is assumed'),
    event('NON_TICKET_MESSAGE_STATUS', 'the message by the id of its provider'),
    event('SURVEY_UPDATE', 'ratings from 1 to 5 and texts; that it names its ticket is assumed'),
  ],
  behaviours: [
    {
      name: 'X-Hub-Signature',
      coverage: 'G6',
      evidence: 'documented',
      note: 'HMAC-SHA1 of the raw body; or of a date only',
    },
    {
      name: 'rate limit',
      coverage: 'G3',
      evidence: 'assumed',
      note: '429 on every route; the limits are not published',
    },
    { name: 'error bodies', coverage: 'G4', evidence: 'documented', note: '{message}, by setting {Message}' },
  ],
  program: programPart,
  createState: createGlassixState,
  before: guard,
  wrongMethod: (call) => answerMessage(call, 405, 'The requested resource does not support this method.'),
  customerWrites,
});
