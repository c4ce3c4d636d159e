// Settings of the emulated SocialHub: one custom channel, its token, and behaviour that is not documented.

export interface SocialhubSandboxSettings {
  readonly accountId: string;
  readonly channelId: string;
  readonly manifestId: string;
  readonly channelName: string;
  /** The network id of the channel; interactions by it are the channel's own. Null without one. */
  readonly networkId: string | null;
  readonly accessToken: string;
  /** The secret of the sandbox's webhook target, until PATCH /manifest registers another webhook. */
  readonly webhookSecret: string;
  /** `every-kind`: one action of each type; `none`: the empty manifest of a new channel. */
  readonly ticketActions: 'every-kind' | 'none';
  /** True: a promoted manifest, which the channel's token can neither read nor change. */
  readonly isReusable: boolean;
  /** Calls per window, channel and route; the headers name 1000. */
  readonly rateLimit: number;
  /** The window of the limit; not documented. */
  readonly rateWindowMs: number;
  /** The templates callback is "signed the same way" as a webhook, but a GET has no body: signed over nothing, or `{}`. */
  readonly templatesSignedOver: 'nothing' | 'empty-object';
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

/** A token in the format of the vendor: readable claims, and a signature that only the vendor verifies. */
export function tokenFor(accountId: string, channelId: string, signature: string): string {
  const claims = { accountId, channelId, iat: 1_767_225_600 };
  return `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}.${signature}`;
}

const ACCOUNT_ID = '5e73f5245a45da10b6e614d8';
const CHANNEL_ID = '5eb47954a545b82b5b522cce';

export const defaultSettings: SocialhubSandboxSettings = {
  accountId: ACCOUNT_ID,
  channelId: CHANNEL_ID,
  manifestId: '5e73f56c5a45da10b6e614dd',
  channelName: 'Fan page',
  networkId: 'page-1000',
  accessToken: tokenFor(ACCOUNT_ID, CHANNEL_ID, 'sandbox-socialhub-signature'),
  webhookSecret: 'sandbox-socialhub-webhook-secret-0001',
  ticketActions: 'every-kind',
  isReusable: false,
  rateLimit: 1000,
  rateWindowMs: 60_000,
  templatesSignedOver: 'nothing',
};
