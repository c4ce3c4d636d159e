// The settings of a Postbox account.

import type { SettingSpec, Settings } from '../../../../../src/domain/ports/vendor/settings.ts';

const text = { type: 'string', default: null, required: true, secret: true } as const;

export const POSTBOX_SETTINGS: readonly SettingSpec[] = [
  { key: 'baseUrl', meaning: 'Address of the API.', type: 'url', default: null, required: true, secret: false },
  { ...text, key: 'apiKey', meaning: 'Sent as x-postbox-key.' },
  { ...text, key: 'webhookSecret', meaning: 'Signs the webhooks.' },
];

export interface PostboxSettings {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly webhookSecret: string;
}

/** Throws an Error that names the setting, never its value. */
export function readPostboxSettings(settings: Settings): PostboxSettings {
  const needed = (key: string): string => {
    const value = settings[key];
    if (typeof value === 'string' && value !== '') return value;
    throw new Error(`Postbox setting ${key}: is missing`);
  };
  return { baseUrl: needed('baseUrl'), apiKey: needed('apiKey'), webhookSecret: needed('webhookSecret') };
}
