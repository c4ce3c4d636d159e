// The emulated Emotive in the sandbox program.

import type { ProgramPart } from '../../../sandbox/index.ts';
import type { EmotiveCustomerWrite } from './customer.ts';
import type { EmotiveSandboxSettings } from './settings.ts';
import type { EmotiveState } from './state.ts';

export const programPart: ProgramPart<EmotiveState, EmotiveSandboxSettings, EmotiveCustomerWrite> = {
  accountSettings: (baseUrl, { brandToken }) => ({ baseUrl, brandToken: brandToken ?? '', readApi: true }),
  beginRun({ lastId }, { number }) {
    lastId.ticket += number;
    lastId.event += number;
  },
  toCustomerWrite: ({ phone, text }) => ({ phone, message: text }),
};
