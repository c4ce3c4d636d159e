// The adapter beside the emulated Desk360, and the commands that the acts take.

import type {
  MessageSendCommand,
  OutgoingContactCard,
  OutgoingContent,
  ReplyCommand,
  TagUpdateCommand,
  TemplateBulkSendCommand,
  TemplateContent,
  UploadedFile,
} from '../../../../src/domain/commands/message-commands.ts';
import type { TicketCreateCommand } from '../../../../src/domain/commands/ticket-commands.ts';
import type { TemplateFields } from '../../../../src/domain/catalog.ts';
import type { UserError } from '../../../../src/domain/errors/error-codes.ts';
import type { MessageRecord } from '../../../../src/domain/message.ts';
import type { Action } from '../../../../src/domain/ports/vendor/actions.ts';
import type { Settings } from '../../../../src/domain/ports/vendor/settings.ts';
import { createSandboxClock, startSandboxVendor } from '../../../../src/sandbox/index.ts';
import {
  desk360Sandbox,
  type DeskSettings,
  type RunningDesk360,
} from '../../../../src/vendors/desk360/sandbox/index.ts';
import { conversationRecord, NOW, openAccount } from './account.ts';
import type { VendorAccount } from '../../../kit/vendor-account.ts';
import { contactDraft, ticketCreateCommand } from '../../../kit/domain/ticket-commands.ts';

export const TO = '+905551112233';
export const CONVERSATION = 'wa/11/905551112233';

export interface Desk extends VendorAccount {
  readonly desk: RunningDesk360;
  stop(): Promise<void>;
  /** The bodies that arrived at a route, oldest first. */
  bodies(route: string): unknown[];
  calls(): number;
}

/** Opens an account of product 11 at an emulated vendor of its own. */
export async function startDesk(vendor: Partial<DeskSettings> = {}, settings: Settings = {}): Promise<Desk> {
  const desk = await startSandboxVendor(desk360Sandbox, {
    clock: createSandboxClock(NOW),
    ticketCount: 60,
    settings: { ratePerMinute: 100_000, ...vendor },
  });
  const account = openAccount(desk.url, { products: ['11'], ...settings });
  return {
    ...account,
    desk,
    bodies: (route) => desk.journal.entries({ route }).map(({ body }) => body),
    calls: () => desk.journal.count(),
    async stop() {
      await account.close();
      await desk.stop();
    },
  };
}

export function act<C>(of: Action<C> | null): Action<C> {
  if (of === null) throw new Error('no such act');
  return of;
}

export const codesOf = (errors: readonly UserError[]): (readonly [string, string | null])[] =>
  errors.map(({ code, field }) => [code, field?.join('.') ?? null] as const);

/** A file of the given size that reports how many bytes were read. */
export function bigFile(
  name: string,
  byteSize: number,
  mimeType = 'image/png',
): UploadedFile & { readBytes(): number } {
  let read = 0;
  return {
    name,
    mimeType,
    byteSize,
    readBytes: () => read,
    async *open() {
      const chunk = Buffer.alloc(64 * 1024, 7);
      for (let left = byteSize; left > 0; left -= chunk.byteLength) {
        read += Math.min(left, chunk.byteLength);
        yield chunk.subarray(0, Math.min(left, chunk.byteLength));
      }
    },
  };
}

export const textContent = (text: string, files: readonly UploadedFile[] = []): OutgoingContent => ({
  kind: 'TEXT',
  text,
  html: null,
  files,
});

type Interactive = Extract<OutgoingContent, { kind: 'INTERACTIVE' }>;
export const interactiveContent = (changes: Partial<Interactive> = {}): Interactive => ({
  kind: 'INTERACTIVE',
  body: '<p>Hello</p>',
  footer: null,
  header: null,
  buttons: [{ id: 'ID 1.1', title: 'Button 1', url: null }],
  ...changes,
});

export const card = (changes: Partial<OutgoingContactCard> = {}): OutgoingContactCard => ({
  displayName: 'John Smith',
  firstName: 'John',
  middleName: null,
  lastName: 'Smith',
  prefix: null,
  suffix: null,
  organization: null,
  department: null,
  title: null,
  birthday: null,
  phones: [],
  emails: [],
  urls: [],
  addresses: [],
  ...changes,
});

/** Template 1 of product 11 in English, as the emulated vendor lists it. */
export const templateFields: TemplateFields = {
  kind: 'template',
  templateKind: 'WHATSAPP',
  name: 'order_delayed_1',
  channelKey: '11/WhatsApp',
  translations: [
    {
      languageCode: 'en',
      languageName: 'English',
      headerType: 'TEXT',
      headerText: 'Tracking Number for {{1}}',
      body: 'Hello {{1}}, your order {{2}} is on its way.',
      parameters: [
        { key: 'header-1', component: 'HEADER', position: 1, required: true },
        { key: 'body-1', component: 'BODY', position: 1, required: true },
        { key: 'body-2', component: 'BODY', position: 2, required: true },
      ],
    },
  ],
};
export const templateContent = (changes: Partial<TemplateContent> = {}): TemplateContent => ({
  kind: 'TEMPLATE',
  templateKey: '11/1',
  languageCode: 'en',
  variables: [
    { key: 'header-1', value: 'A-7' },
    { key: 'body-1', value: 'Ada' },
    { key: 'body-2', value: '120$' },
  ],
  file: null,
  template: templateFields,
  ...changes,
});

export const replyTo = (content: OutgoingContent, changes = {}): ReplyCommand => ({
  ticket: conversationRecord({ key: CONVERSATION, ...changes }),
  content,
  idempotencyKey: 'key-1',
  now: NOW,
});
export const sendTo = (content: OutgoingContent, changes: Partial<MessageSendCommand> = {}): MessageSendCommand => ({
  channelKey: '11/WhatsApp',
  to: TO,
  content,
  idempotencyKey: 'key-1',
  now: NOW,
  ...changes,
});
export const bulk = (changes: Partial<TemplateBulkSendCommand> = {}): TemplateBulkSendCommand => ({
  channelKey: '11/WhatsApp',
  template: templateContent(),
  to: [],
  recipients: null,
  rejectEverything: false,
  idempotencyKey: 'key-1',
  now: NOW,
  ...changes,
});
export const newTicket = (changes: Partial<TicketCreateCommand> = {}): TicketCreateCommand =>
  ticketCreateCommand({
    contact: contactDraft({ name: 'John Doe', email: 'mail@mail.com' }),
    text: 'Hello World!',
    reasonTagKey: 'reason/1',
    now: NOW,
    ...changes,
  });

export const tag = (changes: Partial<TagUpdateCommand['tag']> = {}): TagUpdateCommand['tag'] => ({
  kind: 'tag',
  vendor: 'DESK360',
  account: 'desk360-main',
  key: 'reason/1',
  nativeId: '1',
  tagKind: 'REASON',
  name: 'Delivered late',
  color: null,
  description: null,
  active: true,
  editable: true,
  observedAt: NOW,
  ...changes,
});

export const messageRecord = (changes: Partial<MessageRecord> = {}): MessageRecord => ({
  vendor: 'DESK360',
  account: 'desk360-main',
  key: 'wa/ABEGk1',
  nativeId: 'ABEGk1',
  observedAt: NOW,
  ticketKey: CONVERSATION,
  direction: 'INBOUND',
  visibility: 'PUBLIC',
  author: null,
  automated: false,
  text: 'Hi',
  html: null,
  content: { kind: 'TEXT' },
  attachments: [],
  replyToKey: null,
  deliveryStatus: 'RECEIVED',
  deliveryError: null,
  createdAt: NOW,
  editedAt: null,
  ...changes,
});
