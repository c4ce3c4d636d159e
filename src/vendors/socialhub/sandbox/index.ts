// The emulated SocialHub (custom channels of social networks), written from the vendor's documentation alone.

import { createRateWindow, defineSandboxVendor, type RunningSandboxVendor } from '../../../sandbox/index.ts';
import { callbackRoutes } from './routes/callback.ts';
import { communityManagerActs, type SocialhubWrite } from './agent-actions.ts';
import { addRateHeaders, guard } from './guards.ts';
import { everyKindOfAction } from './manifest.ts';
import { manifestRoutes } from './routes/manifest.ts';
import { programPart } from './program-part.ts';
import { defaultSettings, type SocialhubSandboxSettings } from './settings.ts';
import type { SocialhubState } from './state.ts';
import { ticketRoutes } from './routes/ticket.ts';
import { answerError } from './views.ts';

export { fetchTemplates, type SocialhubWrite } from './agent-actions.ts';
export { tokenFor, type SocialhubSandboxSettings } from './settings.ts';
export type { SocialhubState } from './state.ts';
export type RunningSocialhub = RunningSandboxVendor<SocialhubState, SocialhubSandboxSettings, SocialhubWrite>;

const ofWebhook = { evidence: 'documented' } as const;

/** A custom channel has only the tickets of its integration: it starts empty for every `ticketCount`. */
export const socialhubSandbox = defineSandboxVendor<SocialhubState, SocialhubSandboxSettings, SocialhubWrite>({
  slug: 'socialhub',
  title: 'SocialHub',
  basePath: '',
  settings: defaultSettings,
  secretQuery: ['accesstoken'],
  routes: [...manifestRoutes, ...ticketRoutes, ...callbackRoutes],
  webhooks: [
    { ...ofWebhook, kind: 'reply', coverage: 'S3', note: 'Text, one file or both, and the option that was picked.' },
    {
      ...ofWebhook,
      kind: 'template_reply',
      coverage: 'S4',
      note: 'The template comes from the integration’s own callback, fetched by a signed GET.',
    },
    { ...ofWebhook, kind: 'button', coverage: 'S5', note: 'An empty payload; needs no confirmation.' },
    {
      ...ofWebhook,
      kind: 'delete',
      coverage: 'S9',
      note: 'Since version 1.14 of the API. Assumed: an empty payload, as for a button.',
    },
    {
      ...ofWebhook,
      kind: 'channel_action',
      coverage: 'S9',
      note: 'Documented for disabled. Assumed: enabled is reported in the same way, and both have time and uuid.',
    },
  ],
  behaviours: [
    {
      name: 'signature and challenge',
      coverage: 'S9',
      evidence: 'documented',
      note: 'A 2xx without the correct X-SocialHub-Challenge removes the webhook from the manifest.',
    },
    {
      name: 'own posts',
      coverage: 'S8',
      evidence: 'documented',
      note: 'An interactorId equal to the channel’s networkId: the ticket stays out of the inbox.',
    },
    {
      name: 'rate limit',
      coverage: ['S1', 'S2', 'S6', 'S7'],
      evidence: 'assumed',
      note: '1000 calls per channel and route are documented, the window is not: a minute here. Retry-After in seconds.',
    },
  ],
  program: programPart,
  createState: ({ settings, clock }) => ({
    rate: createRateWindow(clock, settings.rateWindowMs),
    draws: new WeakMap(),
    tickets: new Map(),
    ticketIdByNetworkItemId: new Map(),
    followups: new Map(),
    failedActions: [],
    actions: settings.ticketActions === 'every-kind' ? everyKindOfAction : [],
    rightSidebar: [],
    webhook: { url: null, secret: settings.webhookSecret },
    webhookRemovals: 0,
    isActive: true,
  }),
  before: guard,
  after: addRateHeaders,
  wrongMethod: () => answerError('NotFoundError', 'Not found'),
  customerWrites: communityManagerActs,
});
