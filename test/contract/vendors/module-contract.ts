// A vendor's module as the register lists it.

import { expect, test } from 'vitest';
import type { VendorModule } from '../../../src/domain/ports/vendor/module.ts';
import type { GetSubject } from './subject.ts';

export function moduleContract(module: VendorModule, subject: GetSubject): void {
  test('names itself, its settings and operations once each', () => {
    expect(module.code).toMatch(/^[A-Z][A-Z0-9_]*$/);
    expect(module.slug).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(module.about).not.toBe('');
    for (const names of [module.settings.map(({ key }) => key), module.operations.map(({ name }) => name)]) {
      expect(names).toEqual([...new Set(names)]);
    }
    for (const { key, meaning, secret, default: fallback } of module.settings) {
      expect(meaning, key).not.toBe('');
      if (secret) expect(fallback, key).toBeNull();
    }
  });

  test('states in advance whether it has webhooks', () => {
    expect(subject().open().adapter.webhook === null).toBe(module.webhooks === false);
  });

  test('reserves fewer calls for writes than there are', () => {
    const { callsPerMinute, reservedForWrites } = module.rate(subject().settings);
    if (callsPerMinute === null) expect(reservedForWrites).toBe(0);
    else expect(reservedForWrites).toBeLessThan(callsPerMinute);
  });

  test('opens without a call', async () => {
    const before = await subject().calls();
    subject().open();
    expect(await subject().calls()).toBe(before);
  });
}
