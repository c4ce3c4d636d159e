// Routes of a workspace: channels, ticketing teams, AI responders and tags.

import { answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { BadData, bodyOf, checked, pageOf, textOf, uuidOf, wordsOf, type ZaiaCall, type ZaiaRoute } from '../call.ts';
import type { Tag } from '../state.ts';
import { channelView, notFound, responderView, tagView, teamView } from '../views.ts';
import { oneOf, responderEntities, tagColors } from '../enums.ts';

function named<T extends { readonly name: string }>({ query }: ZaiaCall, all: readonly T[]): readonly T[] {
  const search = (query.get('search') ?? '').toLowerCase();
  return all.filter(({ name }) => name.toLowerCase().includes(search));
}

function listChannels(call: ZaiaCall): SandboxAnswer {
  const { state } = call.context;
  return answerJson(
    200,
    pageOf(call, named(call, state.channels)).map((channel) => channelView(channel, state)),
  );
}

function listTeams(call: ZaiaCall): SandboxAnswer {
  const { state } = call.context;
  return answerJson(
    200,
    pageOf(call, state.teams).map((team) => teamView(team, state)),
  );
}

function listResponders(call: ZaiaCall): SandboxAnswer {
  const { state } = call.context;
  const entities = wordsOf(call, 'responderEntities');
  if (entities.some((entity) => oneOf(responderEntities, entity) === null)) throw new BadData();
  const found = named(call, state.responders).filter(
    ({ entity }) => entities.length === 0 || entities.includes(entity),
  );
  return answerJson(
    200,
    pageOf(call, found).map((responder) => responderView(responder, state)),
  );
}

function listTags(call: ZaiaCall): SandboxAnswer {
  const { state } = call.context;
  return answerJson(
    200,
    pageOf(call, [...state.tags.values()]).map((tag) => tagView(tag, state)),
  );
}

function colorOf(value: unknown): Tag['color'] {
  const color = oneOf(tagColors, value);
  if (color === null) throw new BadData();
  return color;
}

function createTag(call: ZaiaCall): SandboxAnswer {
  const { state, clock } = call.context;
  const { name, color, description } = bodyOf(call);
  if (typeof description !== 'string') throw new BadData();
  const at = clock.now();
  const fields = { name: textOf(name), color: colorOf(color), description };
  const tag: Tag = { ...fields, id: state.random.uuid(), createdAt: at, updatedAt: at };
  state.tags.set(tag.id, tag);
  return answerJson(200, tagView(tag, state));
}

function readTag(call: ZaiaCall): SandboxAnswer {
  const { state } = call.context;
  const tag = state.tags.get(uuidOf(call.param('id')));
  return tag === undefined ? notFound('Tag') : answerJson(200, tagView(tag, state));
}

function updateTag(call: ZaiaCall): SandboxAnswer {
  const { state, clock } = call.context;
  const { name, color, description } = bodyOf(call);
  const tag = state.tags.get(uuidOf(call.param('id')));
  if (tag === undefined) return notFound('Tag');
  if (description !== undefined && typeof description !== 'string') throw new BadData();
  const changes = {
    name: name === undefined ? tag.name : textOf(name),
    color: color === undefined ? tag.color : colorOf(color),
    description: description ?? tag.description,
  };
  Object.assign(tag, changes, { updatedAt: clock.now() });
  return answerJson(200, tagView(tag, state));
}

function deleteTag(call: ZaiaCall): SandboxAnswer {
  const { state } = call.context;
  const id = uuidOf(call.param('id'));
  if (!state.tags.delete(id)) return notFound('Tag');
  for (const { tags } of state.tickets.values()) tags.delete(id);
  return answerJson(200, { message: 'Tag deleted' });
}

const beyond = { coverage: 'Z10', evidence: 'documented' } as const;

export const workspaceRoutes: readonly ZaiaRoute[] = [
  {
    ...beyond,
    method: 'GET',
    pattern: '/channels',
    note: 'A bare list; the filter responderIds has no effect here.',
    handle: checked(listChannels),
  },
  {
    ...beyond,
    method: 'GET',
    pattern: '/ticketing-teams',
    note: 'Removed teams are listed with isRemoved: assumed.',
    handle: checked(listTeams),
  },
  {
    ...beyond,
    method: 'GET',
    pattern: '/super-identities/responders',
    note: 'Agents, squads and workflows.',
    handle: checked(listResponders),
  },
  { ...beyond, method: 'GET', pattern: '/tags', note: 'A bare list.', handle: checked(listTags) },
  {
    ...beyond,
    method: 'POST',
    pattern: '/tags',
    note: 'Color, description and name are required; an empty description is accepted: assumed.',
    handle: checked(createTag),
  },
  { ...beyond, method: 'GET', pattern: '/tags/:id', note: 'A single tag.', handle: checked(readTag) },
  {
    ...beyond,
    method: 'PATCH',
    pattern: '/tags/:id',
    note: 'Any of color, description and name.',
    handle: checked(updateTag),
  },
  {
    ...beyond,
    method: 'DELETE',
    pattern: '/tags/:id',
    note: 'Removes the tag from its tickets: assumed.',
    handle: checked(deleteTag),
  },
];
