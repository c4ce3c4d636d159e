// Remembers documents that were parsed and validated, the latest used ones up to a bound.

const MAX_DOCUMENTS = 500;
const MAX_DOCUMENT_LENGTH = 20_000;

/** Wraps the reading of a document; the same text is read once. Long or failing ones are not remembered. */
export function createDocumentCache<T>(read: (query: string) => T): (query: string) => T {
  const known = new Map<string, T>();
  return (query) => {
    const found = known.get(query);
    if (found !== undefined) {
      known.delete(query);
      known.set(query, found);
      return found;
    }
    const document = read(query);
    if (query.length <= MAX_DOCUMENT_LENGTH) known.set(query, document);
    if (known.size > MAX_DOCUMENTS) known.delete(known.keys().next().value ?? '');
    return document;
  };
}
