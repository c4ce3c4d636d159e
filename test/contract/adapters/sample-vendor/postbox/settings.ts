// The settings of a Postbox account.

import type { RateSpec } from '../../../../../src/domain/ports/vendor/module.ts';
import type { SettingSpec, Settings } from '../../../../../src/domain/ports/vendor/settings.ts';
import { defineSetting, textSetting } from '../../../../../src/platform/adapter/module-parts.ts';

export const POSTBOX_SETTINGS: readonly SettingSpec[] = [
  defineSetting('baseUrl', 'url', null, 'URL of the API.', { required: true }),
  defineSetting('apiKey', 'string', null, 'Sent as x-postbox-key.', { required: true, secret: true }),
  defineSetting('webhookSecret', 'string', null, 'Signs the webhooks.', { required: true, secret: true }),
];

export interface PostboxSettings {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly webhookSecret: string;
}

/** Throws an Error that names the setting but not its value. */
export function readSettings(settings: Settings): PostboxSettings {
  const required = (key: string): string => {
    const value = textSetting(settings, key);
    if (value === null) throw new Error(`Postbox setting ${key}: is missing`);
    return value;
  };
  return { baseUrl: required('baseUrl'), apiKey: required('apiKey'), webhookSecret: required('webhookSecret') };
}

/** Postbox has no limit. */
export function toRate(): RateSpec {
  return { callsPerMinute: null, reservedForWrites: 0 };
}
