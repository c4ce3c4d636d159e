// The methods that a known path does not have: the vendors answer them as wrong methods, fastify alone with 404.

interface Route {
  readonly method: string;
  readonly pattern: string;
}

/** Equal for patterns that differ only in the names of their parameters. */
const shapeOf = (pattern: string): string => pattern.replaceAll(/:[^/]+/g, ':');

/** Whether every path of the shape also matches the pattern. */
function covers(pattern: string, shape: string): boolean {
  const segments = pattern.split('/');
  const others = shape.split('/');
  return (
    segments.length === others.length &&
    segments.every((segment, index) => segment.startsWith(':') || segment === others[index])
  );
}

/** Lists each path pattern once, with those of `methods` that no route answers there. */
export function otherMethods(
  routes: readonly Route[],
  methods: readonly string[],
): { readonly pattern: string; readonly methods: string[] }[] {
  const patternByShape = new Map(routes.toReversed().map(({ pattern }) => [shapeOf(pattern), pattern]));
  return [...patternByShape]
    .map(([shape, pattern]) => ({
      pattern,
      methods: methods.filter(
        (method) => !routes.some((route) => route.method === method && covers(route.pattern, shape)),
      ),
    }))
    .filter(({ methods: missing }) => missing.length > 0);
}
