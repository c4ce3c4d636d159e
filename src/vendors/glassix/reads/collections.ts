// The short lists of an account, each read as a whole: agents and bots, tags, canned replies, teams.

import type { CatalogEntry, CatalogKind } from '../../../domain/catalog.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterReads, CollectionReader } from '../../../domain/ports/vendor/reads.ts';
import type { GlassixClient } from '../client/index.ts';
import type { GlassixContext } from '../context.ts';
import { toTag, toTeam, toTemplate, toUser } from '../map/catalog.ts';

/** A prefix that no department's key has, so the end of this list deletes no team known from tickets. */
const NO_DELETION = 'unlisted';

const reader = (read: () => Promise<Observation[]>): CollectionReader => ({ batch: 'LIST_AND_INDEX', read });

function collection(kind: CatalogKind, entries: readonly CatalogEntry[], scope: string | null = null): Observation[] {
  const list: Observation[] = entries.map((entry) => ({ type: 'catalog', entry }));
  return [...list, { type: 'collection-complete', kind, scope }];
}

export function createCollections(client: GlassixClient, context: GlassixContext): AdapterReads['collections'] {
  const { settings } = context;
  return {
    agent: reader(async () => {
      const users = await client.listUsers();
      context.bots.learn(users);
      return collection(
        'agent',
        users.flatMap((user) => toUser(user, context.log) ?? []),
      );
    }),
    tag: reader(async () => {
      const tags = await client.listTags();
      return collection('tag', tags.filter(({ name }) => name !== '').map(toTag));
    }),
    template: reader(async () => collection('template', (await client.listCannedReplies()).map(toTemplate))),
    // No call lists departments. The settings name some; others become known from tickets.
    team: reader(() => {
      const ids = new Set([...settings.departments.keys(), settings.apiKey.toLowerCase()]);
      const teams = [...ids].map((id) => toTeam(id, settings));
      return Promise.resolve(collection('team', teams, NO_DELETION));
    }),
  };
}
