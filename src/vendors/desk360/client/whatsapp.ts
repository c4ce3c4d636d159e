// The WhatsApp calls of Desk360: messages of every kind, templates to one or many numbers, read receipts.

import type { UploadedFile } from '../../../domain/commands/message-commands.ts';
import type { RequestBody } from '../../../domain/ports/vendor/calls.ts';
import { filePart, jsonBody, pathSegment } from '../../../platform/adapter/request-parts.ts';
import type { Calls } from './calls.ts';
import { sentIdOf } from './failures.ts';

/** A template with its parameters. */
export interface FilledTemplate {
  readonly id: string;
  readonly languageCode: string;
  readonly parameters: readonly (readonly [string, string])[];
  readonly file: UploadedFile | null;
}

/** Every send resolves with the message id; null if the response contains none, which the documents leave open. */
export interface WhatsappCalls {
  /** Text, location or contact cards: the vendor's body without the number. */
  send(product: string, to: string, operation: string, body: Readonly<Record<string, unknown>>): Promise<string | null>;
  /** Buttons or a location request. */
  sendInteractive(
    product: string,
    to: string,
    operation: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<string | null>;
  sendMedia(product: string, to: string, files: readonly UploadedFile[]): Promise<string | null>;
  sendTemplate(product: string, to: string, template: FilledTemplate): Promise<string | null>;
  /** One call for all numbers. The response covers the whole call only. */
  sendTemplateBulk(
    product: string,
    template: FilledTemplate,
    to: { readonly phones: readonly string[]; readonly file: UploadedFile | null },
  ): Promise<void>;
  markRead(product: string, messages: readonly string[]): Promise<void>;
}

const conversations = (product: string): string => `/products/${pathSegment(product)}/conversations`;

/** Templates are sent as a form, as in the samples: `parameters[key]`. */
function templateForm(
  template: FilledTemplate,
  numbers: readonly (readonly [string, string])[],
  numberFile: UploadedFile | null = null,
): RequestBody {
  const parameters = template.parameters.map(([key, value]) => [`parameters[${key}]`, value] as const);
  return {
    type: 'multipart',
    fields: [...numbers, ['language_code', template.languageCode], ...parameters],
    files: [
      ...(template.file === null ? [] : [filePart('attachment', template.file)]),
      ...(numberFile === null ? [] : [filePart('bulk_phone_file', numberFile)]),
    ],
  };
}

/** Every function throws VendorCallError. */
export function createWhatsappCalls(calls: Calls): WhatsappCalls {
  async function post(operation: string, path: string, body: RequestBody): Promise<string | null> {
    return sentIdOf((await calls.send({ operation, method: 'POST', path, body })).json);
  }
  const templatePath = (product: string, template: FilledTemplate): string =>
    `${conversations(product)}/templates/${pathSegment(template.id)}/send`;

  return {
    send: (product, to, operation, body) =>
      post(operation, `${conversations(product)}/messages`, jsonBody({ to, ...body })),
    sendInteractive: (product, to, operation, body) =>
      post(operation, `${conversations(product)}/messages/interactive`, jsonBody({ to, ...body })),
    sendMedia: (product, to, files) =>
      post('whatsapp.media', `${conversations(product)}/messages/media`, {
        type: 'multipart',
        fields: [['to', to]],
        files: files.map((file) => filePart('attachments[]', file)),
      }),
    sendTemplate: (product, to, template) =>
      post('templates.send', templatePath(product, template), templateForm(template, [['phone_number', to]])),
    async sendTemplateBulk(product, template, to) {
      const numbers = to.phones.map((phone, index) => [`phones[${index}]`, phone] as const);
      const form = templateForm(template, numbers, to.file);
      await post('templates.sendBulk', `${templatePath(product, template)}/bulk`, form);
    },
    async markRead(product, messages) {
      const path = `${conversations(product)}/messages/read`;
      await post('whatsapp.read', path, jsonBody({ message_ids: messages }));
    },
  };
}
