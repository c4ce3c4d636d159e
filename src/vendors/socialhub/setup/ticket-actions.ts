// The actions that community managers get: one of each kind to begin with, afterwards those that the manifest has.

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

/** The kinds of a comma-separated answer; null when it names something else, or nothing. */
export function kindsOf(answer: string): readonly string[] | null {
  const kinds = answer.split(',').map((kind) => kind.trim());
  return kinds.every((kind) => ACTION_KINDS.includes(kind)) ? [...new Set(kinds)] : null;
}

export function firstActions(kinds: readonly string[]): readonly WireAction[] {
  return kinds.flatMap((kind) => FIRST_ACTIONS[kind] ?? []);
}

/** The actions with our templates behind those that want some; a callback that leads elsewhere is somebody else's. */
export function withOurTemplates(
  actions: readonly WireAction[],
  door: EndpointUrls,
  path: string,
): readonly WireAction[] {
  return actions.map((action) => {
    if (action.type !== TEMPLATE_REPLY) return action;
    const config = fieldsOf(action['config']);
    const templates = fieldsOf(config['templates']);
    const { url } = templates;
    const isOthers = typeof url === 'string' && door.pathOf(url) === null;
    if (isOthers) return action;
    return { ...action, config: { ...config, templates: { ...templates, url: door.toUrl(path) } } };
  });
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
