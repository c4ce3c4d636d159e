// The emulated Desk360, written from the vendor's documentation alone.

import { defineSandboxVendor, type RunningSandboxVendor } from '../../../sandbox/index.ts';
import { customerActs, type DeskWrite } from './customer.ts';
import { addRateHeaders, guard, refuseMethod } from './http/guards.ts';
import { accountRoutes } from './routes/account.ts';
import { interactiveRoutes } from './routes/interactive.ts';
import { labelRoutes } from './routes/labels.ts';
import { messageRoutes } from './routes/messages.ts';
import { templateRoutes } from './routes/templates.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { createDeskState } from './data/seed.ts';
import { type DeskSettings, deskSettings } from './settings.ts';
import type { DeskState } from './data/state.ts';
import { programPart } from './program-part.ts';

export type { DeskWrite, DeskWriteKind } from './customer.ts';
export type { DeskSettings } from './settings.ts';
export type { DeskState } from './data/state.ts';

/** A running emulated Desk360. */
export type RunningDesk360 = RunningSandboxVendor<DeskState, DeskSettings, DeskWrite>;

/** The emulated vendor; start it with `startSandboxVendor`. */
export const desk360Sandbox = defineSandboxVendor<DeskState, DeskSettings, DeskWrite>({
  slug: 'desk360',
  title: 'Desk360',
  basePath: '/v1',
  settings: deskSettings,
  routes: [
    ...accountRoutes,
    ...ticketRoutes,
    ...labelRoutes,
    ...templateRoutes,
    ...messageRoutes,
    ...interactiveRoutes,
  ],
  webhooks: [
    {
      kind: 'messages',
      coverage: 'D25',
      evidence: 'documented',
      note: 'text, location, contacts, image; video, audio and document follow the image by assumption',
    },
    { kind: 'bot_histories', coverage: 'D26', evidence: 'documented', note: 'lines of the bot without id and time' },
    { kind: 'auto_replies', coverage: 'D27', evidence: 'documented', note: 'with and without attachments' },
    { kind: 'statuses', coverage: 'D28', evidence: 'documented', note: 'delivered, read' },
  ],
  behaviours: [
    { name: 'rate limit', coverage: 'D29', evidence: 'documented', note: '429 or 200 with Retry-After, by setting' },
    { name: 'error bodies', coverage: 'D30', evidence: 'documented', note: 'nineteen codes; status per code assumed' },
  ],
  program: programPart,
  createState: createDeskState,
  before: guard,
  after: addRateHeaders,
  wrongMethod: refuseMethod,
  customerWrites: customerActs,
});
