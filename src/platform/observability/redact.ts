// Redacts secrets in values to be logged: under keys at any depth, in URLs and in plain text.

const HIDDEN = '[hidden]';

// Case, dashes and underscores do not count, so that `api_key`, `apiKey` and `API-Key` are equal.
const SECRET_KEYS = new Set([
  'authorization',
  'proxyauthorization',
  'cookie',
  'setcookie',
  'apikey',
  'xapikey',
  'apisecret',
  'accesstoken',
  'refreshtoken',
  'token',
  'xtoken',
  'xauthtoken',
  'authtoken',
  'bearertoken',
  'clientsecret',
  'webhooksecret',
  'signingsecret',
  'secret',
  'password',
  'passwd',
  'credentials',
]);
const SECRET_PARAMETER =
  /^(?:.*(?:token|secret|password|passwd|signature|credential)|(?:.*[_-])?(?:api)?key|apikey|sig)$/i;

const MAX_DEPTH = 8;
const MAX_ITEMS = 200;

const plainKey = (key: string): string => key.toLowerCase().replaceAll(/[-_]/g, '');

/** Whether a value under this key must never be logged. */
function isSecretKey(key: string): boolean {
  return SECRET_KEYS.has(plainKey(key));
}

function redactQuery(query: string): string {
  return query
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      if (equals === -1) return pair;
      const name = pair.slice(0, equals);
      return SECRET_PARAMETER.test(decoded(name)) ? `${name}=${HIDDEN}` : pair;
    })
    .join('&');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Removes the credentials and fragment of a URL, absolute or relative, and hides parameters that look secret. */
export function redactUrl(url: string): string {
  const hash = url.indexOf('#');
  const bare = (hash === -1 ? url : url.slice(0, hash)).replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?]*@/i, '$1//');
  const mark = bare.indexOf('?');
  return mark === -1 ? bare : `${bare.slice(0, mark)}?${redactQuery(bare.slice(mark + 1))}`;
}

/** Hides credentials, secret parameters and secret JSON members in free text, as far as their form reveals them. */
export function redactText(text: string): string {
  return text
    .replaceAll(/\b(bearer|basic)\s+[\w.~+/=-]{6,}|\b(token)\s+[\w.~+/=-]{16,}/gi, `$1$2 ${HIDDEN}`)
    .replaceAll(/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi, (url) => redactUrl(url))
    .replaceAll(/([\w.%-]{1,64})=([^&\s"'<>;,]+)/g, (pair, name: string) =>
      SECRET_PARAMETER.test(decoded(name)) ? `${name}=${HIDDEN}` : pair,
    )
    .replaceAll(/("([^"\\]{1,64})"\s*:\s*)"(?:[^"\\]|\\.)*(?:"|$)/g, (member, head: string, key: string) =>
      isSecretKey(key) || SECRET_PARAMETER.test(key) ? `${head}"${HIDDEN}"` : member,
    )
    .replaceAll(/\beyJ[\w-]{8,}\.[\w-]+\.?[\w-]*/g, HIDDEN);
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: redactValue(error.cause, depth + 1) };
  return {
    type: error.name,
    ...code,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ''),
    ...cause,
  };
}

/** A copy that may be logged: secrets hidden at any depth, errors reduced to plain fields, large values cut. */
export function redactValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof URL) return redactUrl(value.href);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => redactValue(item, depth + 1));
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(
    entries
      .slice(0, MAX_ITEMS)
      .map(([key, item]) => [String(key), isSecretKey(String(key)) ? HIDDEN : redactValue(item, depth + 1)]),
  );
}
