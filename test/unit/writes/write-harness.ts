// A write path over a scripted vendor that remembers its commands.

import type { ActionResult, NoteCommand } from '../../../src/domain/commands/message-commands.ts';
import {
  VendorCallError,
  vendorFailure,
  type UserErrorCode,
  type VendorErrorCode,
} from '../../../src/domain/errors/error-codes.ts';
import type { OpenAccount } from '../../../src/domain/ports/account.ts';
import type { Action } from '../../../src/domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../../../src/domain/ticket.ts';
import { createKeyedQueue } from '../../../src/writes/keyed-queue.ts';
import { createWritePath, type WritePath } from '../../../src/writes/write-path.ts';
import type { TicketWrite, WriteResult } from '../../../src/writes/write-request.ts';
import {
  ACCOUNT,
  handAccount,
  openFoldHarness,
  saysMessage,
  saysTicket,
  type FoldHarness,
} from '../events/fold/fold-harness.ts';

export type Request = TicketWrite<NoteCommand>;

export interface HandAct extends Action<NoteCommand> {
  readonly performed: NoteCommand[];
  faults: ReturnType<Action<NoteCommand>['check']>;
  perform(command: NoteCommand): Promise<ActionResult>;
  /** The vendor's behaviour. */
  answer: (command: NoteCommand) => Promise<ActionResult>;
}

function handAct(): HandAct {
  return {
    performed: [],
    faults: [],
    check() {
      return this.faults;
    },
    async perform(command) {
      this.performed.push(command);
      return this.answer(command);
    },
    answer: async (command) => {
      const key = `note-${command.text}`;
      const fields = { text: command.text, direction: 'INTERNAL', visibility: 'INTERNAL', createdAt: 9_000 } as const;
      return { observations: [saysMessage(key, { ...fields, ticketKey: command.ticket.key })], messageKey: key };
    },
  };
}

export interface Setting {
  readonly harness: FoldHarness;
  readonly act: HandAct;
  readonly account: OpenAccount;
  readonly writes: WritePath;
  write(given?: Partial<Request> & { readonly text?: string }): Promise<WriteResult>;
}

export async function open(
  given: Partial<Omit<OpenAccount, 'adapter'>> & {
    readonly maxPages?: number;
    readonly adapter?: Parameters<typeof handAccount>[0];
    readonly loadTicket?: (key: string) => Promise<TicketRecord | null>;
  } = {},
): Promise<Setting> {
  const { maxPages, adapter, loadTicket, ...rest } = given;
  const harness = await openFoldHarness(maxPages === undefined ? {} : { maxPages });
  await harness.record([saysTicket('t1', { status: 'OPEN', contactKey: 'c1' }), saysTicket('t2', { status: 'OPEN' })]);
  const act = handAct();
  const account = handAccount({ acts: { note: act }, ...adapter }, rest);
  const writes = createWritePath({
    store: harness.store,
    recorder: harness.recorder,
    queue: createKeyedQueue(),
    now: harness.clock.now,
    loadTicket: async (_, key) => (loadTicket === undefined ? ((await harness.ticket(key)) ?? null) : loadTicket(key)),
    loadContact: async (_, key) => (await harness.store.state.catalog(ACCOUNT, 'contact', [key])).get(key) ?? null,
  });
  const write: Setting['write'] = ({ text = 'hello', ...request } = {}) =>
    writes.perform<NoteCommand>({
      viewer: { id: 'ada', displayName: 'Ada' },
      mutation: 'ticketAddNote',
      account,
      ticketKey: 't1',
      input: { ticketId: request.ticketKey ?? 't1', text },
      idempotencyKey: null,
      expectedVersion: null,
      clientMutationId: null,
      action: 'addNote',
      selectAction: (actions) => actions.note,
      command: (ticket, now) => ({ ticket, text, files: [], now }),
      ...request,
    });
  return { harness, act, account, writes, write };
}

export const codes = ({ errors }: WriteResult): UserErrorCode[] => errors.map(({ code }) => code);
export const failing =
  (code: VendorErrorCode, outcomeUnknown = false) =>
  async (): Promise<never> => {
    throw new VendorCallError(
      vendorFailure(code, { outcomeUnknown, vendorCode: 'v1', vendorMessage: 'No.', retryAfterSeconds: 7 }),
    );
  };
