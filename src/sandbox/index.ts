// Public exports of the sandbox kit for emulated vendors and tests.

export { createSandboxClock, type SandboxClock } from './kit/clock.ts';
export { coverageOf, type CoverageRow } from './kit/coverage.ts';
export { createFaults, type SandboxFault, type SandboxFaults, type SetFault } from './kit/faults.ts';
export { answerBytes, answerEmpty, answerJson, withHeaders, type SandboxAnswer } from './http/answer.ts';
export { fieldsOf, filesOf, type FormField, type FormFile, type SandboxBody } from './http/body.ts';
export { fingerprintOf, type JournalEntry, type JournalQuery, type SandboxJournal } from './http/journal.ts';
export { createRandom, type SandboxRandom } from './kit/random.ts';
export { createRateWindow, type RateDraw, type RateWindow } from './kit/rate-window.ts';
export type { RunningSandboxVendor } from './running.ts';
export { startSandboxVendor, type SandboxOptions } from './start.ts';
export {
  defineSandboxVendor,
  type AnySandboxVendor,
  type CustomerWriteResult,
  type ProgramPart,
  type SandboxBehaviour,
  type SandboxCall,
  type SandboxContext,
  type SandboxCovered,
  type SandboxEvidence,
  type SandboxRoute,
  type SandboxRun,
  type SandboxVendor,
  type SandboxWebhookKind,
  type SandboxWorld,
  type SimulatedCustomer,
} from './vendor.ts';
export type { WebhookDelivery, WebhookMessage, WebhookRetry, WebhookSender } from './http/webhook-sender.ts';
