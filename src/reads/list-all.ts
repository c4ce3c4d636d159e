// All that is known of one kind in an account's catalog, read part by part.

import type { CatalogKind, CatalogRecord } from '../domain/catalog.ts';
import type { AccountId } from '../domain/ids.ts';
import type { Store } from '../domain/ports/storage/store.ts';

const BATCH = 500;

/** Every entry of the kind, in order of key. */
export async function listAll<K extends CatalogKind>(
  { state }: Pick<Store, 'state'>,
  account: AccountId,
  kind: K,
): Promise<readonly CatalogRecord<K>[]> {
  const records: CatalogRecord<K>[] = [];
  for (let last: CatalogRecord<K> | null = null, more = true; more;) {
    const after: { account: AccountId; key: string } | null =
      last === null ? null : { account: last.account, key: last.key };
    const batch: readonly CatalogRecord<K>[] = await state.listCatalog(kind, {
      accounts: [account],
      after,
      limit: BATCH,
    });
    records.push(...batch);
    last = batch.at(-1) ?? last;
    more = batch.length === BATCH;
  }
  return records;
}
