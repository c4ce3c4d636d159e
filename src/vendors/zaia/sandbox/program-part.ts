// The emulated Zaia in the sandbox program.

import type { ProgramPart } from '../../../sandbox/index.ts';
import type { ZaiaCustomerWrite } from './customer.ts';
import type { ZaiaSandboxSettings } from './settings.ts';
import type { ZaiaState } from './state.ts';

export const programPart: ProgramPart<ZaiaState, ZaiaSandboxSettings, ZaiaCustomerWrite> = {
  accountSettings: (baseUrl, { apiKey }) => ({ baseUrl, apiKey }),
  beginRun(state, { random }) {
    state.random = random;
  },
  toCustomerWrite: ({ phone, name, text }) => ({ phone, name, text, continues: true }),
};
