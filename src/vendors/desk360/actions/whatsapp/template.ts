// WhatsApp message templates: what is wrong with a filled one, and what it looks like once it is sent.

import type { UploadedFile } from '../../../../domain/commands/message-commands.ts';
import type { TemplateTranslation } from '../../../../domain/catalog.ts';
import type { TemplateHeaderType } from '../../../../domain/message.ts';
import type { FilledTemplate } from '../../client/whatsapp.ts';
import { parseTemplateKey } from '../../keys.ts';
import { isAmong } from './media-types.ts';
import { isBlank, mediaFile, neededText } from '../limits.ts';
import { eachOf, type Path, refuse, type Refusals, unsupported } from '../checks.ts';
import type { ContentKind, ContentOf, SendRules } from './kind.ts';

type Template = ContentOf<'TEMPLATE'>;

const AT: Path = ['template'];
const UPLOAD: Path = [...AT, 'uploadId'];
const VARIABLES: Path = [...AT, 'variables'];
/** A key stands in brackets on its way. */
const KEY = /^[^\s[\]"]{1,128}$/;

/** The language as the catalog knows it; null where the catalog knows nothing of it. */
function translationOf(content: Template): TemplateTranslation | null {
  return content.template?.translations.find(({ languageCode }) => languageCode === content.languageCode) ?? null;
}

function checkTarget(content: Template, product: string): Refusals {
  const key = parseTemplateKey(content.templateKey);
  if (key === null) return refuse('INVALID', 'Not a template of Desk360.', [...AT, 'templateId']);
  if (key.product === product) return [];
  return refuse('INVALID', 'The template belongs to another product.', [...AT, 'templateId']);
}

function checkLanguage(content: Template): Refusals {
  const field = [...AT, 'languageCode'];
  if (isBlank(content.languageCode)) return refuse('REQUIRED', 'Name a language of the template.', field);
  if (content.template === undefined || translationOf(content) !== null) return [];
  return refuse('INVALID', 'The template has no such language.', field);
}

function checkVariables({ variables, ...content }: Template): Refusals {
  const keys = variables.map(({ key }) => key);
  const wanted = translationOf({ variables, ...content })?.parameters ?? null;
  const missing = (wanted ?? []).filter(({ key, required }) => required && !keys.includes(key));
  return [
    ...eachOf(variables, VARIABLES, ({ key, value }, at) => {
      const isKnown = wanted === null || wanted.some((parameter) => parameter.key === key);
      const isFirst = keys.indexOf(key) === Number(at.at(-1));
      if (!KEY.test(key) || !isKnown) return refuse('INVALID', 'The template has no such parameter.', [...at, 'key']);
      if (!isFirst) return refuse('INVALID', 'The parameter is given twice.', [...at, 'key']);
      return neededText(value, [...at, 'value']);
    }),
    ...missing.flatMap(({ key }) => refuse('REQUIRED', `The template needs the parameter ${key}.`, VARIABLES)),
  ];
}

const HEADER_TYPES: Readonly<Partial<Record<TemplateHeaderType, readonly string[]>>> = {
  IMAGE: ['image/*'],
  VIDEO: ['video/*'],
  DOCUMENT: ['application/*', 'text/*'],
};

function fitsHeader(file: UploadedFile, type: TemplateHeaderType): boolean {
  const wanted = HEADER_TYPES[type];
  return wanted === undefined || isAmong(file.mimeType, wanted);
}

function checkFile(content: Template, mediaTypes: readonly string[]): Refusals {
  const { file } = content;
  if (file === null) return [];
  const headerType = translationOf(content)?.headerType ?? null;
  if (headerType === 'NONE' || headerType === 'TEXT') return unsupported('This template takes no file.', UPLOAD);
  if (headerType !== null && !fitsHeader(file, headerType)) {
    return refuse('INVALID', `The header of this template is of type ${headerType}.`, UPLOAD);
  }
  return mediaFile(file, mediaTypes, UPLOAD);
}

/** Everything wrong with it as far as it is known here; the rest the vendor finds. Fields begin with `template`. */
export function checkTemplate(content: Template, { product, mediaTypes }: SendRules): Refusals {
  return [
    ...checkTarget(content, product),
    ...checkLanguage(content),
    ...checkVariables(content),
    ...checkFile(content, mediaTypes),
  ];
}

/** The template in the client's words. Throws TypeError for a command that was not checked. */
export function toFilled(content: Template): FilledTemplate {
  const key = parseTemplateKey(content.templateKey);
  if (key === null) throw new TypeError('the template needs a checked command');
  const parameters = content.variables.map((variable) => [variable.key, variable.value] as const);
  return { id: key.template, languageCode: content.languageCode, parameters, file: content.file };
}

/** The body with its places filled, as the customer reads it; empty where the catalog does not know it. */
function filledBody(content: Template): string {
  const translation = translationOf(content);
  if (translation === null) return '';
  const values = new Map(content.variables.map(({ key, value }) => [key, value]));
  const places = translation.parameters.filter(({ component }) => component === 'BODY');
  return translation.body.replaceAll(/\{\{\s*([\w-]+)\s*\}\}/g, (whole: string, name: string) => {
    const parameter = places.find(({ key, position }) => key === name || String(position) === name);
    return (parameter === undefined ? undefined : values.get(parameter.key)) ?? whole;
  });
}

export const template: ContentKind<Template> = {
  check: checkTemplate,
  send: (calls, { product, to }, content) => calls.sendTemplate(product, to, toFilled(content)),
  toShown: (content) => ({
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
