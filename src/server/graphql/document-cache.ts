// Caches parsed and validated documents by their text; the least recently used are dropped first.

import { LRUCache } from 'lru-cache';

const MAX_DOCUMENTS = 500;
const MAX_DOCUMENT_LENGTH = 20_000;

/** Wraps `read` so that it runs once per text. Long documents, and those for which it throws, are not cached. */
export function createDocumentCache<T extends object>(read: (query: string) => T): (query: string) => T {
  const documents = new LRUCache<string, T>({ max: MAX_DOCUMENTS });
  return (query) => {
    const cached = documents.get(query);
    if (cached !== undefined) return cached;
    const document = read(query);
    if (query.length <= MAX_DOCUMENT_LENGTH) documents.set(query, document);
    return document;
  };
}
