// Message templates with their parameters.

import type { UploadedFile } from '../../../../domain/commands/message-commands.ts';
import type { TemplateTranslation } from '../../../../domain/catalog.ts';
import type { TemplateHeaderType } from '../../../../domain/message.ts';
import type { FilledTemplate } from '../../client/whatsapp.ts';
import { parseTemplateKey } from '../../keys.ts';
import { eachOf, type FieldPath, isBlank, type Refusals } from '../../../../platform/adapter/action-checks.ts';
import { refuse, requiredText, unsupported } from '../checks.ts';
import type { ContentKind, ContentOf, SendRules } from './kind.ts';
import { mediaFile } from './media-files.ts';
import { isAmong } from './media-types.ts';

type Template = ContentOf<'TEMPLATE'>;

const AT: FieldPath = ['template'];
const UPLOAD: FieldPath = [...AT, 'uploadId'];
const VARIABLES: FieldPath = [...AT, 'variables'];
/** A key is sent in brackets: `parameters[key]`. */
const KEY = /^[^\s[\]"]{1,128}$/;

/** The translation in the catalog; null if the catalog does not contain it. */
function translationOf(content: Template): TemplateTranslation | null {
  return content.template?.translations.find(({ languageCode }) => languageCode === content.languageCode) ?? null;
}

function checkTarget(content: Template, product: string): Refusals {
  const key = parseTemplateKey(content.templateKey);
  if (key === null) return refuse('INVALID', 'This is not a template of Desk360.', [...AT, 'templateId']);
  if (key.product === product) return [];
  return refuse('INVALID', 'The template belongs to another product.', [...AT, 'templateId']);
}

function checkLanguage(content: Template): Refusals {
  const field = [...AT, 'languageCode'];
  if (isBlank(content.languageCode)) return refuse('REQUIRED', 'Name the language of the template.', field);
  if (content.template === undefined || translationOf(content) !== null) return [];
  return refuse('INVALID', 'The template has no such language.', field);
}

function checkVariables({ variables, ...content }: Template): Refusals {
  const keys = variables.map(({ key }) => key);
  const parameters = translationOf({ variables, ...content })?.parameters ?? null;
  const missing = (parameters ?? []).filter(({ key, required }) => required && !keys.includes(key));
  return [
    ...eachOf(variables, VARIABLES, ({ key, value }, at) => {
      const isKnown = parameters === null || parameters.some((parameter) => parameter.key === key);
      const isFirst = keys.indexOf(key) === Number(at.at(-1));
      if (!KEY.test(key) || !isKnown) return refuse('INVALID', 'The template has no such parameter.', [...at, 'key']);
      if (!isFirst) return refuse('INVALID', 'This parameter occurs more than once.', [...at, 'key']);
      return requiredText(value, [...at, 'value']);
    }),
    ...missing.flatMap(({ key }) => refuse('REQUIRED', `The template requires the parameter ${key}.`, VARIABLES)),
  ];
}

const HEADER_TYPES: Readonly<Partial<Record<TemplateHeaderType, readonly string[]>>> = {
  IMAGE: ['image/*'],
  VIDEO: ['video/*'],
  DOCUMENT: ['application/*', 'text/*'],
};

function fitsHeader(file: UploadedFile, type: TemplateHeaderType): boolean {
  const mediaTypes = HEADER_TYPES[type];
  return mediaTypes === undefined || isAmong(file.mimeType, mediaTypes);
}

function checkFile(content: Template, mediaTypes: readonly string[]): Refusals {
  const { file } = content;
  if (file === null) return [];
  const headerType = translationOf(content)?.headerType ?? null;
  if (headerType === 'NONE' || headerType === 'TEXT') return unsupported('This template accepts no file.', UPLOAD);
  if (headerType !== null && !fitsHeader(file, headerType)) {
    return refuse('INVALID', `The header of this template is of type ${headerType}.`, UPLOAD);
  }
  return mediaFile(file, mediaTypes, UPLOAD);
}

/** Checks everything that the catalog and the settings allow to check. Paths start with `template`. */
export function checkTemplate(content: Template, { product, mediaTypes }: SendRules): Refusals {
  return [
    ...checkTarget(content, product),
    ...checkLanguage(content),
    ...checkVariables(content),
    ...checkFile(content, mediaTypes),
  ];
}

/** The template as the client sends it. Throws TypeError for content that was not checked. */
export function toFilled(content: Template): FilledTemplate {
  const key = parseTemplateKey(content.templateKey);
  if (key === null) throw new TypeError('toFilled was called without check');
  const parameters = content.variables.map((variable) => [variable.key, variable.value] as const);
  return { id: key.template, languageCode: content.languageCode, parameters, file: content.file };
}

/** The body with its placeholders replaced, as the customer reads it; empty if the catalog does not contain it. */
function filledBody(content: Template): string {
  const translation = translationOf(content);
  if (translation === null) return '';
  const values = new Map(content.variables.map(({ key, value }) => [key, value]));
  const parameters = translation.parameters.filter(({ component }) => component === 'BODY');
  return translation.body.replaceAll(/\{\{\s*([\w-]+)\s*\}\}/g, (placeholder: string, name: string) => {
    const parameter = parameters.find(({ key, position }) => key === name || String(position) === name);
    return (parameter === undefined ? undefined : values.get(parameter.key)) ?? placeholder;
  });
}

export const template: ContentKind<Template> = {
  check: checkTemplate,
  send: (calls, { product, to }, content) => calls.sendTemplate(product, to, toFilled(content)),
  toSent: (content) => ({
    text: filledBody(content),
    content: {
      kind: 'TEMPLATE',
      templateKey: content.templateKey,
      templateNativeId: toFilled(content).id,
      name: content.template?.name ?? '',
      languageCode: content.languageCode,
      variables: content.variables,
    },
    files: content.file === null ? [] : [content.file],
  }),
};
