// The oldest Node release of each line without known security faults that affect the gateway.

export interface SecureRelease {
  readonly minimum: string;
  /** The fault in earlier releases. */
  readonly reason: string;
}
export interface NodeAdvice {
  /** `outdated`: a known fault affects this release. `unknown`: no minimum is recorded for its line. */
  readonly state: 'outdated' | 'unknown';
  readonly message: string;
}

/** By major version. Extend it when a Node security release affects the gateway; lines that were not checked have no entry. */
const SECURE_RELEASES: Readonly<Record<number, SecureRelease>> = {
  24: { minimum: '24.22.3', reason: 'a memory fault in the Brotli decoder, found in 24.21.0' },
};

/** What an operator should do about this Node version; null when it is recent enough. */
export function adviseOnNode(version: string): NodeAdvice | null {
  const [major = 0] = partsOf(version);
  const release = SECURE_RELEASES[major];
  if (release === undefined) {
    const message = `no secure minimum is recorded for Node ${major}: check https://nodejs.org/en/blog/vulnerability`;
    return { state: 'unknown', message };
  }
  if (!isOlder(version, release.minimum)) return null;
  const message = `Node ${version} has a known security fault (${release.reason}): update to ${release.minimum} or newer`;
  return { state: 'outdated', message };
}

function isOlder(version: string, minimum: string): boolean {
  const [actual, required] = [partsOf(version), partsOf(minimum)];
  const index = required.findIndex((part, at) => part !== (actual[at] ?? 0));
  return index !== -1 && (actual[index] ?? 0) < (required[index] ?? 0);
}

function partsOf(version: string): number[] {
  return version
    .replace(/^v/, '')
    .split('.')
    .map((part) => Number.parseInt(part, 10));
}
