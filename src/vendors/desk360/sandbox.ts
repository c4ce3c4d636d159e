// The emulated Desk360, written from the vendor's documents and from nothing of ours that talks to it.

import { defineSandboxVendor, type RunningSandboxVendor } from '../../sandbox/kit.ts';
import { customerActs, type DeskWrite } from './sandbox/customer.ts';
import { addRateHeaders, guard, refuseMethod } from './sandbox/guards.ts';
import { accountRoutes } from './sandbox/routes/account.ts';
import { interactiveRoutes } from './sandbox/routes/interactive.ts';
import { labelRoutes } from './sandbox/routes/labels.ts';
import { messageRoutes } from './sandbox/routes/messages.ts';
import { templateRoutes } from './sandbox/routes/templates.ts';
import { ticketRoutes } from './sandbox/routes/tickets.ts';
import { createDeskState } from './sandbox/seed.ts';
import { type DeskSettings, deskSettings } from './sandbox/settings.ts';
import type { DeskState } from './sandbox/state.ts';
import { programPart } from './sandbox/program-part.ts';

export type { DeskWrite, DeskWriteKind } from './sandbox/customer.ts';
export type { DeskAccount, DeskSettings } from './sandbox/settings.ts';
export type { DeskState, DeskTicket } from './sandbox/state.ts';

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
