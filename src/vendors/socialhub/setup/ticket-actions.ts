// The actions of community managers: one of each chosen kind at first, later those of the manifest.

import type { EndpointUrls } from '../../../domain/ports/vendor/setup-flow.ts';
import type { WireAction } from '../wire/index.ts';

const TEMPLATE_REPLY = 'template_reply';

const FIRST_ACTIONS: Readonly<Record<string, WireAction>> = {
  reply: {
    type: 'reply',
    id: 'reply-as-comment',
    label: { en: 'Reply', de: 'Antworten', fr: 'Répondre' },
    attachments: {},
  },
  [TEMPLATE_REPLY]: {
    type: TEMPLATE_REPLY,
    id: 'reply-with-template',
    label: { en: 'Reply with template', de: 'Mit Vorlage antworten', fr: 'Répondre avec un modèle' },
  },
  button: { type: 'button', id: 'like-button', label: { en: 'Like', de: 'Gefällt mir', fr: 'J’aime' } },
  delete: { type: 'delete', id: 'delete-post', label: { en: 'Delete', de: 'Löschen', fr: 'Supprimer' } },
};

export const ACTION_KINDS: readonly string[] = Object.keys(FIRST_ACTIONS);

/** The kinds of a comma-separated answer; null if it is empty or names an unknown kind. */
export function kindsOf(answer: string): readonly string[] | null {
  const kinds = answer.split(',').map((kind) => kind.trim());
  return kinds.every((kind) => ACTION_KINDS.includes(kind)) ? [...new Set(kinds)] : null;
}

export function firstActions(kinds: readonly string[]): readonly WireAction[] {
  return kinds.flatMap((kind) => FIRST_ACTIONS[kind] ?? []);
}

/** Adds our templates callback to the template replies. A callback with an address of another receiver stays. */
export function withOurTemplates(
  actions: readonly WireAction[],
  endpoint: EndpointUrls,
  path: string,
): readonly WireAction[] {
  return actions.map((action) => {
    if (action.type !== TEMPLATE_REPLY) return action;
    const config = fieldsOf(action['config']);
    const templates = fieldsOf(config['templates']);
    const { url } = templates;
    const isOfOthers = typeof url === 'string' && endpoint.pathOf(url) === null;
    if (isOfOthers) return action;
    return { ...action, config: { ...config, templates: { ...templates, url: endpoint.toUrl(path) } } };
  });
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
