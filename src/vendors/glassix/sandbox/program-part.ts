// The emulated Glassix in the sandbox program.

import type { ProgramPart } from '../../../sandbox/index.ts';
import type { GlassixWrite } from './customer.ts';
import { DEPARTMENTS, type GlassixSandboxSettings } from './settings.ts';
import type { GlassixState } from './state.ts';

export const programPart: ProgramPart<GlassixState, GlassixSandboxSettings, GlassixWrite> = {
  accountSettings(baseUrl, { credentials: [credential] }) {
    const { apiKey = '', apiSecret = '', userName = '' } = credential ?? {};
    const departments = Object.entries(DEPARTMENTS).map(([name, id]) => `${id}=${name}`);
    return { baseUrl, apiKey, apiSecret, userName, departments };
  },
  beginRun(state, { number, random }) {
    state.random = random;
    state.nextTicketId += number;
    state.nextTransactionId += BigInt(number);
  },
  // Some follow-up messages are an image or a survey; sometimes an agent changes status.
  toCustomerWrite({ phone, name, text, isNew }) {
    const turn = text.length % 16;
    const customer = { phone, name, text, protocol: text.length % 3 === 0 ? 'SMS' : 'WhatsApp' } as const;
    if (isNew || turn > 2) return { kind: 'text', ...customer };
    if (turn === 2) return { kind: 'presence', userStatus: text.length % 2 === 0 ? 'Online' : 'Break' };
    return turn === 0 ? { kind: 'image', ...customer } : { kind: 'survey', ...customer, stars: 4 };
  },
};
