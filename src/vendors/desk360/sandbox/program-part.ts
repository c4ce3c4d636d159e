// How the emulated Desk360 takes part in the sandbox's own program.

import type { ProgramPart } from '../../../sandbox/index.ts';
import type { DeskWrite } from './customer.ts';
import { type DeskSettings, rateLimitOf } from './settings.ts';
import type { DeskState } from './data/state.ts';

export const programPart: ProgramPart<DeskState, DeskSettings, DeskWrite> = {
  settings: { autoStatuses: true },
  accountSettings: (baseUrl, settings) => ({
    baseUrl,
    apiToken: settings.accounts[0]?.token ?? '',
    // The products' ids are the emulated vendor's own; the first one owns the WhatsApp number.
    products: ['11', '22', '33'],
    whatsappProduct: '11',
    callsPerMinute: rateLimitOf(settings),
  }),
  beginRun(state, { number }) {
    state.nextId += number;
  },
  // Of what follows an opening line, some is a picture, a place, or an answer to a ticket by mail; the rest is text.
  say({ phone, name, text, isNew }) {
    const turn = text.length % 16;
    if (isNew || turn > 2) return { kind: 'text', phone, name, text };
    if (turn === 2) return { kind: 'ticket-reply', text };
    return turn === 0 ? { kind: 'image', phone, name, text } : { kind: 'location', phone, name };
  },
};
