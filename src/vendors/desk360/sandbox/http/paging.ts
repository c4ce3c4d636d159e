// Pages of twenty: the Link header of bare lists and the envelope of templates.

import { DeskRefusal } from './errors.ts';
import type { DeskCall } from '../data/state.ts';

const PAGE_SIZE = 20;

/** The requested page, 1 by default. */
export function pageOf(call: DeskCall): number {
  const text = call.query.get('page');
  if (text === null || text === '') return 1;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new DeskRefusal('failed_validation', 'The page must be at least 1.');
  return Number(text);
}

/** The entries of a page; empty beyond the last one. */
export function sliceOf<T>(list: readonly T[], page: number): readonly T[] {
  return list.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
}

function pathUrl(call: DeskCall, origin: string | null): string {
  const own = new URL(call.context.url);
  return `${origin ?? own.origin}${own.pathname}${call.path}`;
}

/** `<…>; rel=next` with the unquoted rel of the documents; no header on the last page. */
export function linkHeader(call: DeskCall, page: number, total: number): Record<string, string> {
  if (page * PAGE_SIZE >= total) return {};
  const { linkOrigin, linkKeepsFilters } = call.context.settings;
  const query = new URLSearchParams(linkKeepsFilters ? call.query : {});
  query.set('page', String(page + 1));
  return { link: `<${pathUrl(call, linkOrigin)}?${query.toString()}>; rel=next` };
}

/** The page envelope of the template list. */
export function envelope(call: DeskCall, page: number, list: readonly object[]): object {
  const data = sliceOf(list, page);
  const path = pathUrl(call, call.context.settings.envelopeOrigin);
  const lastPage = Math.max(1, Math.ceil(list.length / PAGE_SIZE));
  const from = data.length === 0 ? null : (page - 1) * PAGE_SIZE + 1;
  return {
    current_page: page,
    data,
    first_page_url: `${path}?page=1`,
    from,
    last_page: lastPage,
    last_page_url: `${path}?page=${lastPage}`,
    next_page_url: page < lastPage ? `${path}?page=${page + 1}` : null,
    path,
    per_page: PAGE_SIZE,
    prev_page_url: page > 1 ? `${path}?page=${page - 1}` : null,
    to: from === null ? null : from + data.length - 1,
    total: list.length,
  };
}
