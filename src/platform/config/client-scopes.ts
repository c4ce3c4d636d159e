// What a client's token may allow beyond the basics.

export const CLIENT_SCOPES = ['tickets:raw', 'webhooks:read', 'webhooks:replay'] as const;
export type ClientScope = (typeof CLIENT_SCOPES)[number];
