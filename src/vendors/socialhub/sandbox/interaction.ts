// Validates an interaction against the documented fields; returns the message of the vendor's 400.

import type { Fields } from './state.ts';
import {
  maxMessageLength,
  maxRatingScale,
  mimeTypePattern,
  minInteractorIdLength,
  networkItemIdPattern,
  oneOf,
  ticketTypes,
} from './enums.ts';

type Fault = string | null;
type Rule = (value: unknown) => Fault;

const contentFields = ['message', 'pictures', 'attachments', 'link', 'rating'] as const;
const immutableFields = ['createdTime', 'networkItemId', 'root'] as const;

/** The fields of a JSON object; null for anything else. */
export function objectOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** The objects of a JSON list, without other entries; empty for anything else. */
export function objectsOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(objectOf).filter((item) => item !== null) : [];
}

const text: Rule = (value) => (typeof value === 'string' ? null : 'should be string');
const matches =
  (pattern: RegExp): Rule =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? null : `should match pattern ${String(pattern)}`;
const url: Rule = (value) => (typeof value === 'string' && URL.canParse(value) ? null : 'should be url');
const httpsUrl: Rule = (value) => url(value) ?? matches(/^https:\/\//)(value);
const instant: Rule = (value) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? null : 'should be date-time';
const within =
  (min: number, max: number): Rule =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max ? null : `should be a number from ${min} to ${max}`;

/** Validates the given fields and requires the mandatory ones. */
function fields(rules: Readonly<Record<string, Rule>>, needed: readonly string[] = []): Rule {
  return (value) => {
    const object = objectOf(value);
    if (object === null) return 'should be object';
    const missing = needed.find((name) => object[name] === undefined);
    if (missing !== undefined) return `should have property ${missing}`;
    for (const [name, rule] of Object.entries(rules)) {
      const fault = object[name] === undefined ? null : rule(object[name]);
      if (fault !== null) return `.${name} ${fault}`;
    }
    return null;
  };
}
const listOf =
  (rule: Rule): Rule =>
  (value) =>
    Array.isArray(value) ? (value.map(rule).find((fault) => fault !== null) ?? null) : 'should be array';

const message: Rule = (value) =>
  text(value) ?? (Array.from(value as string).length > maxMessageLength ? 'should NOT be longer' : null);
const interactorRules = {
  interactorId: (value: unknown) =>
    text(value) ?? ((value as string).length < minInteractorIdLength ? 'should NOT be shorter' : null),
  name: text,
  url,
  picture: httpsUrl,
};
const contentRules = {
  message,
  pictures: listOf(fields({ small: httpsUrl, large: httpsUrl }, ['small'])),
  attachments: listOf(
    fields({ url: httpsUrl, name: text, size: within(0, Infinity), mimeType: matches(mimeTypePattern) }, ['url']),
  ),
  link: url,
  rating: fields({ value: within(0, Infinity), scale: within(0, maxRatingScale) }, ['value', 'scale']),
  url,
};
const typeRule: Rule = (value) => (oneOf(ticketTypes, value) === null ? 'should be a known type' : null);
const identityRules = { createdTime: instant, networkItemId: matches(networkItemIdPattern), url };

const newInteraction = fields(
  {
    ...contentRules,
    ...identityRules,
    interactor: fields(interactorRules, ['interactorId', 'name']),
    // rooId in the tables, rootId in every sample.
    root: fields({ rootId: matches(networkItemIdPattern), rooId: matches(networkItemIdPattern) }),
    type: typeRule,
  },
  ['networkItemId'],
);
const changedInteraction = fields({ ...contentRules, updatedTime: instant, interactor: fields(interactorRules) });
const confirmedInteraction = fields({ ...identityRules, type: typeRule }, ['networkItemId']);

function hasContent(interaction: Fields): boolean {
  return contentFields.some((name) => {
    const value = interaction[name];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
  });
}

const named = (fault: Fault): Fault =>
  fault === null ? null : `interaction${fault.startsWith('.') ? '' : ' '}${fault}`;

/** Validates the interaction of a new ticket; null if valid. Only reusable manifests have types. */
export function faultOfNew(interaction: Fields, isReusable: boolean): Fault {
  const fault = named(newInteraction(interaction));
  if (fault !== null) return fault;
  if (interaction['type'] !== undefined && !isReusable) return 'interaction.type is for reusable manifests only';
  return hasContent(interaction) ? null : `interaction should have one of ${contentFields.join(', ')}`;
}

/** Validates the changed fields; null if valid. */
export function faultOfChange(interaction: Fields): Fault {
  const fixed = immutableFields.find((name) => interaction[name] !== undefined);
  if (fixed !== undefined) return `interaction.${fixed} cannot be updated`;
  if (objectOf(interaction['interactor'])?.['interactorId'] !== undefined) {
    return 'interaction.interactor.interactorId cannot be updated';
  }
  return named(changedInteraction(interaction));
}

/** Validates the interaction of a confirmed reply; null if valid. */
export function faultOfConfirmation(interaction: Fields, isReusable: boolean): Fault {
  if (interaction['type'] !== undefined && !isReusable) return 'interaction.type is for reusable manifests only';
  return named(confirmedInteraction(interaction));
}
