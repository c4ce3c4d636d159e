// Templates for replies: the vendor's list, where it is a setting of ours, and known templates in the vendor's form.

import * as z from 'zod';
import type { CatalogEntry, CatalogRecord, TemplateTranslation } from '../../../domain/catalog.ts';

const ownTemplate = z.object({
  name: z.string().min(1),
  networkId: z.string().min(1).max(256),
  /** JSON schemas by the variables' names. */
  variables: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  /** Texts by language, with `{{name}}` where a value goes. */
  text: z.record(z.string().min(2), z.string()).refine((texts) => Object.keys(texts).length > 0),
});
/** A template as the manifest documentation writes it. */
export type OwnTemplate = z.output<typeof ownTemplate>;
const ownTemplates = z.array(ownTemplate);

/** Reads the setting; an empty text is an empty list. Throws an Error that names the field that cannot be read. */
export function parseTemplates(json: string): readonly OwnTemplate[] {
  if (json === '') return [];
  const result = ownTemplates.safeParse(parsed(json));
  if (!result.success) {
    const path = (result.error.issues[0]?.path ?? []).map(String).join('.');
    throw new Error(`templates: ${path === '' ? 'not a list in JSON' : `${path} cannot be read`}`);
  }
  const ids = new Set(result.data.map(({ networkId }) => networkId));
  if (ids.size < result.data.length) throw new Error('templates: a networkId is there twice');
  return result.data;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** The template as an entry of our catalog; its key is its networkId. */
export function toTemplateEntry(template: OwnTemplate): CatalogEntry<'template'> {
  const parameters = Object.keys(template.variables).map((key) => ({
    key,
    component: 'BODY' as const,
    position: null,
    required: true,
  }));
  const toTranslation = ([languageCode, body]: [string, string]): TemplateTranslation => ({
    languageCode,
    languageName: null,
    headerType: 'NONE',
    headerText: null,
    body,
    parameters,
  });
  return {
    kind: 'template',
    key: template.networkId,
    nativeId: template.networkId,
    templateKind: 'MANIFEST',
    name: template.name,
    channelKey: null,
    translations: Object.entries(template.text).map(toTranslation),
  };
}

/** A text with its values filled in; a place without a value stays as it is. */
export function fill(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/{{\s*([\w-]+)\s*}}/g, (place, key: string) => variables[key] ?? place);
}

/** A known template of another account in the vendor's form; `networkId` is what a reply made from it will name. */
export function toOwnTemplate(record: CatalogRecord<'template'>, networkId: string): OwnTemplate {
  const keys = new Set(record.translations.flatMap(({ parameters }) => parameters.map(({ key }) => key)));
  return {
    name: record.name,
    networkId,
    variables: Object.fromEntries([...keys].map((key) => [key, { type: 'string', minLength: 1 }])),
    text: Object.fromEntries(record.translations.map((translation) => [languageOf(translation), textOf(translation)])),
  };
}

/** `pt_BR` is `pt` there: the vendor's own texts go by language alone. */
function languageOf({ languageCode }: TemplateTranslation): string {
  return languageCode.toLowerCase().split(/[_-]/, 1)[0] ?? languageCode;
}

/** Places without a name are numbered in WhatsApp's texts: `{{1}}` of the body is the variable `body-1`. */
function textOf({ headerText, body, parameters }: TemplateTranslation): string {
  const named = (text: string, component: string): string =>
    text.replaceAll(/{{\s*(\d+)\s*}}/g, (place, number: string) => {
      const parameter = parameters.find((one) => one.component === component && one.position === Number(number));
      return parameter === undefined ? place : `{{${parameter.key}}}`;
    });
  return [headerText === null ? null : named(headerText, 'HEADER'), named(body, 'BODY')]
    .filter((part) => part !== null)
    .join('\n');
}
