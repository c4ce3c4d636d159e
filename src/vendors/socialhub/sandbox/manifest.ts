// The manifest of a channel: its actions, and the validation of a new manifest.

import { objectOf } from './interaction.ts';
import type { Fields, TicketAction } from './state.ts';
import { actionIdPattern, actionTypes, maxLabelLength, oneOf, secretLength } from './enums.ts';

/** One action of every type. */
export const everyKindOfAction: readonly TicketAction[] = [
  { type: 'reply', id: 'reply-as-comment', label: { en: 'Reply', de: 'Antworten', fr: 'Répondre' }, attachments: {} },
  {
    type: 'template_reply',
    id: 'reply-with-template',
    label: { en: 'Template', de: 'Vorlage', fr: 'Modèle' },
    config: {},
  },
  { type: 'button', id: 'like-button', label: { en: 'Like', de: 'Gefällt mir', fr: "J'aime" } },
  { type: 'delete', id: 'delete-id', label: { en: 'Delete', de: 'Löschen', fr: 'Supprimer' } },
];

function isLabel(value: unknown, languages: readonly string[]): boolean {
  const label = objectOf(value);
  const isGood = (text: unknown): boolean =>
    typeof text === 'string' && text.length > 0 && text.length <= maxLabelLength;
  return label !== null && languages.every((language) => isGood(label[language]));
}

/** https, or http to loopback addresses, where neither emulated vendor nor integration has a certificate. */
export function isReachableUrl(value: unknown): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost'));
}

export function isSecret(value: unknown): value is string {
  return typeof value === 'string' && value.length >= secretLength.min && value.length <= secretLength.max;
}

function faultOfAction(action: Fields | null): string | null {
  if (action === null) return 'should be object';
  const { type, id, label, config, options } = action;
  if (oneOf(actionTypes, type) === null) return 'type should be a known type';
  if (typeof id !== 'string' || !actionIdPattern.test(id)) return 'id should be an action id';
  if (!isLabel(label, ['en', 'de'])) return 'label should have en and de of 1 to 256 characters';
  const templatesUrl = objectOf(objectOf(config)?.['templates'])?.['url'];
  if (type === 'template_reply' && !isReachableUrl(templatesUrl)) return 'config.templates.url is required';
  if (options === undefined) return null;
  const isGood =
    Array.isArray(options) &&
    options.map(objectOf).every((option) => option !== null && isLabel(option['label'], ['en', 'de', 'fr']));
  return isGood ? null : 'options should be a list of options';
}

/** The actions of a partial manifest, or the message of the validation error. */
export function readActions(value: unknown): readonly TicketAction[] | string {
  if (!Array.isArray(value)) return 'inbox.ticketActions should be array';
  for (const [index, action] of value.entries()) {
    const fault = faultOfAction(objectOf(action));
    if (fault !== null) return `inbox.ticketActions[${index}].${fault}`;
  }
  const actions = value as readonly TicketAction[];
  const ids = new Set(actions.map(({ id }) => id));
  return ids.size === actions.length ? actions : 'inbox.ticketActions should have different ids';
}
