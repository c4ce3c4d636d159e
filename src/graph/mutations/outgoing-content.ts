// Converts the content of a message input into the command's content, with its files and its template.

import type { TicketAction } from '../../domain/commands/capabilities.ts';
import type { OutgoingContactCard, OutgoingContent, TemplateContent } from '../../domain/commands/message-commands.ts';
import { userError, UserErrors, VendorCallError } from '../../domain/errors/error-codes.ts';
import type { Card } from '../../domain/message.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type {
  CardInput,
  ContactCardInput,
  InteractiveContentInput,
  MessageContentInput,
  TemplateContentInput,
} from '../../generated/schema.ts';
import type { GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';
import { uploadedFile, uploadedFiles } from './uploads.ts';

/** Content that is parsed, but whose files and template are not loaded yet. */
export interface ReadContent {
  /** The capability that allows or forbids it. */
  readonly action: TicketAction;
  /** True when it has files. */
  readonly attaches: boolean;
  /** Loads files and template for this account. Throws UserErrors with their paths. */
  resolve(account: OpenAccount): Promise<OutgoingContent>;
}

export interface ReadTemplate extends ReadContent {
  resolve(account: OpenAccount): Promise<TemplateContent>;
}

const PATH = ['input', 'content'] as const;
const NOTHING = new UserErrors([
  userError('REQUIRED', { message: 'The content is empty. Set one of its fields.', field: PATH }),
]);

/** Parses `input.content`. Throws RequestError for an id of another kind. */
export function readContent(context: GraphContext, input: MessageContentInput): ReadContent {
  const plain = (action: TicketAction, content: OutgoingContent): ReadContent => ({
    action,
    attaches: false,
    resolve: async () => content,
  });
  if (input.text != null) return readText(context, input.text);
  if (input.template != null) return readTemplate(context, input.template, [...PATH, 'template']);
  if (input.media != null) {
    const { caption, uploadIds } = input.media;
    const field = [...PATH, 'media', 'uploadIds'];
    return {
      action: 'reply',
      attaches: true,
      resolve: async () => ({
        kind: 'MEDIA',
        caption: caption ?? null,
        files: await uploadedFiles(context, uploadIds, field),
      }),
    };
  }
  if (input.location != null) return plain('reply', { kind: 'LOCATION', ...input.location });
  if (input.interactive != null) return plain('replyInteractive', toInteractive(input.interactive));
  if (input.locationRequest != null) {
    const { body, headerText, headerImageUrl } = input.locationRequest;
    const header = { headerText: headerText ?? null, headerImageUrl: headerImageUrl ?? null };
    return plain('replyInteractive', { kind: 'LOCATION_REQUEST', body, ...header });
  }
  if (input.contactCards != null)
    return plain('reply', { kind: 'CONTACT_CARDS', cards: input.contactCards.map(toCard) });
  if (input.cards != null) {
    return plain('replyInteractive', { kind: 'CARDS', cards: input.cards.map(toPictureCard) });
  }
  return { action: 'reply', attaches: false, resolve: () => Promise.reject(NOTHING) };
}

function toPictureCard({ title, subtitle, imageUrl, buttons }: CardInput): Card {
  return {
    title,
    subtitle: subtitle ?? null,
    imageUrl: imageUrl ?? null,
    buttons: (buttons ?? []).map((button) => ({ ...button, url: null })),
  };
}

function readText(context: GraphContext, input: NonNullable<MessageContentInput['text']>): ReadContent {
  const uploadIds = input.uploadIds ?? [];
  return {
    action: 'reply',
    attaches: uploadIds.length > 0,
    async resolve() {
      const { text, html } = input;
      if (text.trim() === '' && uploadIds.length === 0) {
        const field = [...PATH, 'text', 'text'];
        throw new UserErrors([userError('REQUIRED', { message: 'The text is empty. Send a text or files.', field })]);
      }
      const files = await uploadedFiles(context, uploadIds, [...PATH, 'text', 'uploadIds']);
      return { kind: 'TEXT', text, html: html ?? null, files };
    },
  };
}

/** Parses the template input at `field`. Throws RequestError for an id of another kind. */
export function readTemplate(
  context: GraphContext,
  input: TemplateContentInput,
  field: readonly string[],
): ReadTemplate {
  const { ref, account: owner } = readId(context, input.templateId, 'template');
  const idField = [...field, 'templateId'];
  return {
    action: 'replyWithTemplate',
    // The file is part of the template, which may be sent even where attachments may not.
    attaches: false,
    async resolve(account) {
      if (owner === null) throw new UserErrors([userError('NOT_FOUND', { field: idField })]);
      if (owner.id !== account.id) {
        const message = 'The template belongs to another account. Use a template of this account.';
        throw new UserErrors([userError('INVALID', { message, field: idField })]);
      }
      const template = await context.loaders.catalog(account.id, 'template', ref.key).catch(unlessVendor);
      if (template === null) throw new UserErrors([userError('NOT_FOUND', { field: idField })]);
      const file = await uploadedFile(context, input.uploadId, [...field, 'uploadId']);
      const { languageCode } = input;
      const variables = (input.variables ?? []).map(({ key, value }) => ({ key, value }));
      const content = { kind: 'TEMPLATE', templateKey: ref.key, languageCode, variables, file } as const;
      return template === undefined ? content : { ...content, template: template.record };
    },
  };
}

/** A catalog that cannot be read does not prevent the send: the vendor has the template. */
function unlessVendor(failure: unknown): undefined {
  if (!(failure instanceof VendorCallError)) throw failure;
}

function toInteractive({ body, footer, header, buttons }: InteractiveContentInput): OutgoingContent {
  const { type, text = null, link = null, filename = null } = header ?? { type: null };
  return {
    kind: 'INTERACTIVE',
    body,
    footer: footer ?? null,
    header: type === null ? null : { type, text, link, filename },
    buttons: buttons.map(({ id, title }) => ({ id, title, url: null })),
  };
}

function toCard(input: ContactCardInput): OutgoingContactCard {
  const labeled = (entries: ContactCardInput['emails']) =>
    (entries ?? []).map(({ value, label }) => ({ value, label: label ?? null }));
  return {
    displayName: input.displayName,
    firstName: input.firstName,
    middleName: input.middleName ?? null,
    lastName: input.lastName,
    prefix: input.prefix ?? null,
    suffix: input.suffix ?? null,
    organization: input.company ?? null,
    department: input.department ?? null,
    title: input.title ?? null,
    birthday: input.birthday ?? null,
    phones: (input.phones ?? []).map(({ phone, label, whatsappId }) => ({
      value: phone,
      label: label ?? null,
      whatsappId: whatsappId ?? null,
    })),
    emails: labeled(input.emails),
    urls: labeled(input.urls),
    addresses: (input.addresses ?? []).map((address) => ({
      street: address.street ?? null,
      city: address.city ?? null,
      state: address.state ?? null,
      zip: address.zip ?? null,
      country: address.country ?? null,
      countryCode: address.countryCode ?? null,
      label: address.label ?? null,
    })),
  };
}
