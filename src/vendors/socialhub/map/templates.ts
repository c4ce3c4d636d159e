// Templates for replies: the setting `templates` in the vendor's format, and known templates of the gateway converted to it.

import * as z from 'zod';
import type { CatalogEntry, CatalogRecord, TemplateTranslation } from '../../../domain/catalog.ts';

const ownTemplate = z.object({
  name: z.string().min(1),
  networkId: z.string().min(1).max(256),
  /** JSON schemas by variable name. */
  variables: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  /** Texts by language, with `{{name}}` for each value. */
  text: z.record(z.string().min(2), z.string()).refine((texts) => Object.keys(texts).length > 0),
});
/** A template in the format of the manifest documentation. */
export type OwnTemplate = z.output<typeof ownTemplate>;
const ownTemplates = z.array(ownTemplate);

/** Parses the setting; an empty text is an empty list. Throws an Error that names the invalid field. */
export function parseTemplates(json: string): readonly OwnTemplate[] {
  if (json === '') return [];
  const result = ownTemplates.safeParse(parseJson(json));
  if (!result.success) {
    const path = (result.error.issues[0]?.path ?? []).map(String).join('.');
    throw new Error(`templates: ${path === '' ? 'not a list in JSON' : `${path} is invalid`}`);
  }
  const ids = new Set(result.data.map(({ networkId }) => networkId));
  if (ids.size < result.data.length) throw new Error('templates: a networkId appears twice');
  return result.data;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** A catalog entry; its key is the networkId. */
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

/** Fills in the values; a placeholder without a value stays. */
export function fill(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/{{\s*([\w-]+)\s*}}/g, (placeholder, key: string) => variables[key] ?? placeholder);
}

/** A known template of the gateway in the vendor's format; a reply made from it carries `networkId`. */
export function toOwnTemplate(record: CatalogRecord<'template'>, networkId: string): OwnTemplate {
  const keys = new Set(record.translations.flatMap(({ parameters }) => parameters.map(({ key }) => key)));
  return {
    name: record.name,
    networkId,
    variables: Object.fromEntries([...keys].map((key) => [key, { type: 'string', minLength: 1 }])),
    text: Object.fromEntries(record.translations.map((translation) => [languageOf(translation), textOf(translation)])),
  };
}

/** The vendor's texts are keyed by language only: `pt_BR` becomes `pt`. */
function languageOf({ languageCode }: TemplateTranslation): string {
  return languageCode.toLowerCase().split(/[_-]/, 1)[0] ?? languageCode;
}

/** WhatsApp's texts number their placeholders: `{{1}}` of the body is the variable `body-1`. */
function textOf({ headerText, body, parameters }: TemplateTranslation): string {
  const named = (text: string, component: string): string =>
    text.replaceAll(/{{\s*(\d+)\s*}}/g, (placeholder, number: string) => {
      const parameter = parameters.find((one) => one.component === component && one.position === Number(number));
      return parameter === undefined ? placeholder : `{{${parameter.key}}}`;
    });
  return [headerText === null ? null : named(headerText, 'HEADER'), named(body, 'BODY')]
    .filter((part) => part !== null)
    .join('\n');
}
