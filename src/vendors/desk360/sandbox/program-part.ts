// The emulated Desk360 in the sandbox program.

import type { ProgramPart } from '../../../sandbox/index.ts';
import type { DeskWrite } from './customer.ts';
import { type DeskSettings, rateLimitOf } from './settings.ts';
import type { DeskState } from './data/state.ts';

export const programPart: ProgramPart<DeskState, DeskSettings, DeskWrite> = {
  settings: { autoStatuses: true },
  accountSettings: (baseUrl, settings) => ({
    baseUrl,
    apiToken: settings.accounts[0]?.token ?? '',
    // Ids of the seeded products; the first one has the WhatsApp number.
    products: ['11', '22', '33'],
    whatsappProduct: '11',
    callsPerMinute: rateLimitOf(settings),
  }),
  beginRun(state, { number }) {
    state.nextId += number;
  },
  // Some follow-up messages are an image, a location, or a ticket reply by mail; the others are text.
  toCustomerWrite({ phone, name, text, isNew }) {
    const turn = text.length % 16;
    if (isNew || turn > 2) return { kind: 'text', phone, name, text };
    if (turn === 2) return { kind: 'ticket-reply', text };
    return turn === 0 ? { kind: 'image', phone, name, text } : { kind: 'location', phone, name };
  },
};
