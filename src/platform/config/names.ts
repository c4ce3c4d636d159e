// Names of keys and environment variables, and suggestions for mistyped ones.

/** Converts `apiToken` or `acme-main` to the form of variables: `API_TOKEN`, `ACME_MAIN`. */
export function toVariableName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
}

/** The variable of an account's setting, e.g. `DESKGRAPH_ACME_MAIN_API_TOKEN`. */
export function accountVariable(accountId: string, key: string): string {
  return `DESKGRAPH_${toVariableName(accountId)}_${toVariableName(key)}`;
}

/** The default variable of a client's token. */
export function clientVariable(name: string): string {
  return `DESKGRAPH_TOKEN_${toVariableName(name)}`;
}

function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, '');

/** The known name nearest to the given one; null if none is near. Case, hyphens and underscores do not count. */
function nearestName(name: string, known: readonly string[]): string | null {
  if (name.length > 100) return null;
  const given = plain(name);
  let best: { readonly name: string; readonly off: number } | null = null;
  for (const candidate of known) {
    const off = distance(given, plain(candidate));
    if (best === null || off < best.off) best = { name: candidate, off };
  }
  return best !== null && best.off <= (given.length < 4 ? 1 : Math.max(2, Math.floor(given.length / 4)))
    ? best.name
    : null;
}

/** The end of a problem about an unknown name: a suggestion, or the list of known names. */
export function suggestion(name: string, known: readonly string[]): string {
  const near = nearestName(name, known);
  return near === null ? `known here: ${known.join(', ')}` : `did you mean ${near}?`;
}
