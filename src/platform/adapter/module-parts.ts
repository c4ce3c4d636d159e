// Shared parts of vendor modules: definitions of settings and operations, and readers of setting values.

import type { SettingSpec, Settings } from '../../domain/ports/vendor/settings.ts';
import type { RateSpec, VendorOperationSpec } from '../../domain/ports/vendor/module.ts';

/** Optional and not secret unless `more` overrides it. */
export function defineSetting(
  key: string,
  type: SettingSpec['type'],
  fallback: SettingSpec['default'],
  meaning: string,
  more: Partial<Pick<SettingSpec, 'required' | 'secret' | 'choices'>> = {},
): SettingSpec {
  return { key, type, default: fallback, meaning, required: false, secret: false, ...more };
}

/** An operation that the adapter uses; one object per call by default. */
export function operation(
  name: string,
  batch: VendorOperationSpec['batch'] = 'NONE',
  maxBatchSize: number | null = null,
): VendorOperationSpec {
  return { name, supported: true, batch, maxBatchSize };
}

/** An operation that the vendor lacks or the adapter does not use. */
export function unsupportedOperation(name: string): VendorOperationSpec {
  return { name, supported: false, batch: 'NONE', maxBatchSize: null };
}

/** null: not set, or empty. */
export function textSetting(settings: Settings, key: string): string | null {
  const value = settings[key] ?? null;
  return value === null || value === '' ? null : String(value);
}

/** A list, given as such or as comma-separated text; `fallback` if it is not set. */
export function listSetting(settings: Settings, key: string, fallback: readonly string[] = []): readonly string[] {
  const value = settings[key] ?? fallback;
  const entries = Array.isArray(value) ? value : String(value).split(',');
  return entries.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
}

/** null: not set, or not a non-negative integer. */
export function integerSetting(settings: Settings, key: string): number | null {
  const value = textSetting(settings, key);
  return value === null || !/^\d+$/.test(value) ? null : Number(value);
}

/** The rate budget. By default one fifth of the calls, at least one, is reserved for writes. */
export function rateBudgetOf(callsPerMinute: number, settings: Settings): RateSpec {
  const reserved = integerSetting(settings, 'reservedForWrites') ?? Math.max(1, Math.ceil(callsPerMinute / 5));
  return { callsPerMinute, reservedForWrites: Math.min(reserved, Math.max(0, callsPerMinute - 1)) };
}
