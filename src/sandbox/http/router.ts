// Finds the route of a path; the routes themselves say what they answer.

import type { SandboxRoute } from '../vendor.ts';

/** `route` null: the path is known, but not with this method. `pattern` is then the first one that fits. */
export interface RouteMatch<State, Settings> {
  readonly route: SandboxRoute<State, Settings> | null;
  readonly pattern: string;
  readonly params: ReadonlyMap<string, string>;
}

/** Finds the match for a method and a path below the base path; null for a path that is not emulated. */
export type RouteFinder<State, Settings> = (method: string, path: string) => RouteMatch<State, Settings> | null;

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function paramsOf(pattern: readonly string[], path: readonly string[]): Map<string, string> | null {
  if (pattern.length !== path.length) return null;
  const params = new Map<string, string>();
  for (const [index, wanted] of pattern.entries()) {
    const given = path[index] ?? '';
    if (wanted.startsWith(':')) params.set(wanted.slice(1), decoded(given));
    else if (wanted !== given) return null;
  }
  return params;
}

/** Builds the finder; routes are tried in the order of their definition, a slash at the end of a path is ignored. */
export function createRouteFinder<State, Settings>(
  routes: readonly SandboxRoute<State, Settings>[],
): RouteFinder<State, Settings> {
  const compiled = routes.map((route) => ({ route, segments: route.pattern.split('/') }));
  return (method, path) => {
    const segments = (path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path).split('/');
    let known: RouteMatch<State, Settings> | null = null;
    for (const { route, segments: pattern } of compiled) {
      const params = paramsOf(pattern, segments);
      if (params === null) continue;
      if (route.method === method) return { route, pattern: route.pattern, params };
      known ??= { route: null, pattern: route.pattern, params };
    }
    return known;
  };
}
