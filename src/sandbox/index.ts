// Public exports of the sandbox kit for emulated vendors and tests.

export { createSandboxClock, type SandboxClock } from './kit/clock.ts';
export { coverageOf, type CoverageRow } from './kit/coverage.ts';
export { type SandboxFault, type SetFault } from './kit/faults.ts';
export { answerBytes, answerEmpty, answerJson, withHeaders, type SandboxAnswer } from './http/answer.ts';
export { fieldsOf, filesOf, type FormFile } from './http/body.ts';
export { fingerprintOf, type SandboxJournal } from './http/journal.ts';
export { createRandom, type SandboxRandom } from './kit/random.ts';
export { createRateWindow, type RateDraw, type RateWindow } from './kit/rate-window.ts';
export type { RunningSandboxVendor } from './running.ts';
export { startSandboxVendor, type SandboxOptions } from './start.ts';
export {
  defineSandboxVendor,
  type AnySandboxVendor,
  type CustomerWriteResult,
  type ProgramPart,
  type SandboxCall,
  type SandboxContext,
  type SandboxRoute,
  type SandboxVendor,
  type SandboxWorld,
  type SimulatedCustomer,
} from './vendor.ts';
export type { WebhookDelivery } from './http/webhook-sender.ts';
