// What several vendors describe themselves with: settings and operations, and how settings are read.

import type { SettingSpec, Settings } from '../../domain/ports/vendor/settings.ts';
import type { RateSpec, VendorOperationSpec } from '../../domain/ports/vendor/module.ts';

/** A setting that may be left out and is no secret, unless `more` says otherwise. */
export function defineSetting(
  key: string,
  type: SettingSpec['type'],
  fallback: SettingSpec['default'],
  meaning: string,
  more: Partial<Pick<SettingSpec, 'required' | 'secret' | 'choices'>> = {},
): SettingSpec {
  return { key, type, default: fallback, meaning, required: false, secret: false, ...more };
}

/** An operation that the adapter uses; alone unless a batch is named. */
export function operation(
  name: string,
  batch: VendorOperationSpec['batch'] = 'NONE',
  maxBatchSize: number | null = null,
): VendorOperationSpec {
  return { name, supported: true, batch, maxBatchSize };
}

/** An operation of the vendor that is not used. */
export function unsupportedOperation(name: string): VendorOperationSpec {
  return { name, supported: false, batch: 'NONE', maxBatchSize: null };
}

/** null: not set, or set to nothing. */
export function textSetting(settings: Settings, key: string): string | null {
  const value = settings[key] ?? null;
  return value === null || value === '' ? null : String(value);
}

/** The words of a list, given as one or as text with commas; `fallback` where it is not set. */
export function listSetting(settings: Settings, key: string, fallback: readonly string[] = []): readonly string[] {
  const value = settings[key] ?? fallback;
  const words = Array.isArray(value) ? value : String(value).split(',');
  return words.map((word) => String(word).trim()).filter((word) => word !== '');
}

/** null: not set, or no whole number. */
export function integerSetting(settings: Settings, key: string): number | null {
  const value = textSetting(settings, key);
  return value === null || !/^\d+$/.test(value) ? null : Number(value);
}

/** The budget of so many calls; without a word in `reservedForWrites` a fifth of it, at least one call, is the writes'. */
export function rateBudgetOf(callsPerMinute: number, settings: Settings): RateSpec {
  const reserved = integerSetting(settings, 'reservedForWrites') ?? Math.max(1, Math.ceil(callsPerMinute / 5));
  return { callsPerMinute, reservedForWrites: Math.min(reserved, Math.max(0, callsPerMinute - 1)) };
}
