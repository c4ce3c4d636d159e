// The enums of the vendor's OpenAPI document.

export const statuses = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'] as const;
export type Status = (typeof statuses)[number];

export const systemTypes = [
  'freshdesk',
  'gorgias',
  'reamaze',
  'zendesk',
  'hubspot',
  'kustomer',
  'zoho-desk',
  'alloy',
  'custom',
] as const;
export type SystemType = (typeof systemTypes)[number];

/** The filter of GET /connections/config accepts every system but `alloy`. */
export const filterableSystemTypes = systemTypes.filter((name) => name !== 'alloy');

export const authTypes = ['api_token', 'alloy_user_id'] as const;
export type AuthType = (typeof authTypes)[number];

export const switchStates = ['active', 'disabled'] as const;
export type SwitchState = (typeof switchStates)[number];

export const platforms = ['zapier', 'alloy', 'custom'] as const;
export type Platform = (typeof platforms)[number];

export const triggers = ['create', 'update'] as const;
export type Trigger = (typeof triggers)[number];

/** Returns the member of `values` that equals `value`, or null. */
export function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | null {
  return values.find((one) => one === value) ?? null;
}
