// A real deployment: two Desk360 accounts and one of Emotive. Copy it to deskgraph.config.ts where the gateway starts.
//
// Secrets stay out of this file. They are read from the environment:
//   DESKGRAPH_DESK360_EU_API_TOKEN     DESKGRAPH_DESK360_EU_WEBHOOK_PATH
//   DESKGRAPH_DESK360_US_API_TOKEN     DESKGRAPH_DESK360_US_WEBHOOK_PATH
//   DESKGRAPH_SHOP_SMS_BRAND_TOKEN     DESKGRAPH_SHOP_SMS_WEBHOOK_PATH
//   DESKGRAPH_TOKEN_AGENT_DESK         DESKGRAPH_TOKEN_OPERATIONS
// Start without them: every missing one is named, with a freshly made value where you may choose it.

import { defineConfig } from 'deskgraph/config';

export default defineConfig({
  host: '0.0.0.0',
  publicUrl: 'https://desk.example.com',
  dataDir: '/var/lib/deskgraph',
  trustedProxies: ['10.0.0.0/8'],
  allowedOrigins: ['https://agents.example.com'],
  accounts: [
    {
      id: 'desk360-eu',
      vendor: 'desk360',
      name: 'Help desk Europe',
      settings: { products: ['11', '22'], callsPerMinute: 100, timeZone: 'Europe/Istanbul' },
    },
    { id: 'desk360-us', vendor: 'desk360', settings: { callsPerMinute: 10 } },
    { id: 'shop-sms', vendor: 'emotive', name: 'Text messages of the shop', settings: { readApi: true } },
  ],
  clients: [
    { name: 'agent-desk' },
    { name: 'operations', scopes: ['tickets:raw', 'webhooks:read', 'webhooks:replay'], accounts: ['desk360-eu'] },
  ],
});
