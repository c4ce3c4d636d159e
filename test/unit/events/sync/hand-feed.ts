// A scripted ticket list of a vendor: rows that change, in lists of pages, newest or oldest change first.

import { VendorCallError, vendorFailure } from '../../../../src/domain/errors/error-codes.ts';
import type { FeedPage, TicketFeed } from '../../../../src/domain/ports/vendor/reads.ts';
import { saysTicket } from '../fold/fold-harness.ts';

export interface HandFeed extends TicketFeed {
  /** The requested cursors, in order; null for the start. */
  readonly asked: (string | null)[];
  /** Creates or changes a row at the vendor. */
  set(list: string, key: string, updatedAt: number | null, subject?: string): void;
  /** Runs before each page; throws to make the read fail. */
  before: (cursor: string | null) => Promise<void>;
}

export interface HandFeedOptions {
  readonly lists?: readonly string[];
  readonly pageSize?: number;
  readonly newestFirst?: boolean;
}

/** Creates an empty vendor with these independent lists. */
export function createHandFeed({ lists = ['one'], pageSize = 5, newestFirst = true }: HandFeedOptions = {}): HandFeed {
  const rows = new Map(lists.map((list) => [list, new Map<string, { updatedAt: number | null; subject: string }>()]));
  const asked: (string | null)[] = [];

  function pageOf(cursor: string | null): FeedPage {
    const [list = lists[0] ?? '', number = '0'] = (cursor ?? `${lists[0]}/0`).split('/');
    const start = Number(number) * pageSize;
    const ordered = [...(rows.get(list) ?? [])].toSorted(([, one], [, other]) => {
      const order = (one.updatedAt ?? 0) - (other.updatedAt ?? 0);
      return newestFirst ? -order : order;
    });
    const page = ordered.slice(start, start + pageSize);
    const following = lists[lists.indexOf(list) + 1];
    const nextListCursor = following === undefined ? null : `${following}/0`;
    const times = page.flatMap(([, { updatedAt }]) => updatedAt ?? []);
    return {
      observations: page.map(([key, { updatedAt, subject }]) =>
        saysTicket(key, { subject, status: 'OPEN', ...(updatedAt === null ? {} : { updatedAt }) }),
      ),
      cursor: start + pageSize < ordered.length ? `${list}/${Number(number) + 1}` : nextListCursor,
      nextListCursor,
      oldestUpdatedAt: times.length === 0 ? null : Math.min(...times),
      expectedTotal: [...rows.values()].reduce((sum, { size }) => sum + size, 0),
    };
  }

  return {
    newestFirst,
    asked,
    set: (list, key, updatedAt, subject = `of ${key}`) => void rows.get(list)?.set(key, { updatedAt, subject }),
    before: async () => undefined,
    async readPage(cursor) {
      asked.push(cursor);
      await this.before(cursor);
      return pageOf(cursor);
    },
  };
}

/** The failure of a vendor that does not respond. */
export function noAnswer(retryAfterSeconds: number | null = null): VendorCallError {
  return new VendorCallError(vendorFailure('UNAVAILABLE', { retryAfterSeconds }));
}
