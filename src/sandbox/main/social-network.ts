// The simulated network behind the emulated SocialHub: customers post, and the integration sends their posts to the
// gateway and publishes the requested replies.

import { createRandom, type CustomerWriteResult, type SimulatedCustomer } from '../index.ts';
import { openGatewayClient, textAt, valueAt, type GatewayClient } from './social-network/gateway-client.ts';
import { addressOf, authorOf, createPosts, type Post } from './social-network/posts.ts';

export interface SocialNetwork {
  /** Connects to the gateway of this webhook URL: sends `postCount` older posts and handles requested actions. */
  connect(webhookUrl: string, postCount: number): void;
  /** The URL from which the vendor fetches templates; null before `connect`. */
  templatesUrl(): string | null;
  /** Publishes a customer's post. Resolves when the gateway has the ticket. Does nothing before `connect`. */
  publishPost(customer: SimulatedCustomer): Promise<CustomerWriteResult>;
  stop(): void;
}

const WORLD_SEED = 1;
/** Low, because the gateway also answers a user's first queries during the import. */
const MAX_CONCURRENT_IMPORTS = 2;
const MIN_REPLY_DELAY_MS = 500;
const MAX_REPLY_DELAY_MS = 3000;
/** Per cent of the requested actions that fail on the network. */
const FAILED_PERCENT = 8;
/** Per cent of the requested actions that are never confirmed. */
const UNCONFIRMED_PERCENT = 4;

const CREATE = `mutation ($input: TicketCreateInput!) {
  ticketCreate(input: $input) { ticket { nativeId } userErrors { code message } }
}`;
const CONFIRM =
  'mutation ($input: TicketReplyConfirmInput!) { ticketReplyConfirm(input: $input) { userErrors { code } } }';
const FAIL = 'mutation ($input: TicketActionFailInput!) { ticketActionFail(input: $input) { userErrors { code } } }';
const REQUESTS = `subscription { events(filter: { types: [ACTION_REQUESTED] }) {
  ... on ActionRequestedEvent { ticketId actionId followupId }
} }`;

/**
 * Opens the network. Its older posts are the same in every run, so that the gateway does not receive them twice. New posts
 * and replies carry the number of the run.
 */
export function openSocialNetwork(runNumber: number): SocialNetwork {
  const random = createRandom(runNumber).fork('network');
  const timers = new Set<NodeJS.Timeout>();
  const roots = new Map<string, string>();
  let gateway: GatewayClient | null = null;
  let templatesUrl: string | null = null;
  let account: Promise<string | null> = Promise.resolve(null);
  let count = 0;

  async function createTicket(post: Post): Promise<string | null> {
    const accountId = await account;
    if (gateway === null || accountId === null) return null;
    count += 1;
    const input = { ...post, accountId, idempotencyKey: `network-${runNumber}-${count}` };
    return textAt(await gateway.execute(CREATE, { input }), 'ticketCreate', 'ticket', 'nativeId');
  }

  async function importPosts(postCount: number): Promise<void> {
    const posts = [...createPosts(createRandom(WORLD_SEED).fork('posts'), postCount, Date.now())];
    const importNext = async (): Promise<void> => {
      for (let post = posts.shift(); post !== undefined; post = posts.shift()) await createTicket(post);
    };
    await Promise.all(Array.from({ length: MAX_CONCURRENT_IMPORTS }, importNext)).catch(() => undefined);
  }

  /** Publishes a requested reply after a delay. Some requests fail, some are never confirmed. */
  function handleRequest(event: unknown): void {
    const ticketId = textAt(event, 'ticketId');
    const actionId = textAt(event, 'actionId');
    const followupId = textAt(event, 'followupId');
    const luck = random.int(1, 100);
    if (ticketId === null || actionId === null || luck > 100 - UNCONFIRMED_PERCENT) return;
    count += 1;
    const idempotencyKey = `network-${runNumber}-${count}`;
    const networkItemId = `reply-${runNumber}-${count}`;
    const reason = 'The network does not let the page answer there any more.';
    const common = { ticketId, idempotencyKey };
    const report = async (): Promise<void> => {
      if (luck <= FAILED_PERCENT) await gateway?.execute(FAIL, { input: { ...common, actionId, followupId, reason } });
      else if (followupId !== null) {
        await gateway?.execute(CONFIRM, {
          input: { ...common, followupId, networkItemId, url: addressOf(networkItemId) },
        });
      }
    };
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        void report().catch(() => undefined);
      },
      random.int(MIN_REPLY_DELAY_MS, MAX_REPLY_DELAY_MS),
    );
    timers.add(timer.unref());
  }

  return {
    connect(webhookUrl, postCount) {
      const { origin, pathname } = new URL(webhookUrl);
      const vendor = (pathname.split('/')[2] ?? '').toUpperCase();
      templatesUrl = origin + pathname.replace('/webhooks/', '/templates/');
      const client = openGatewayClient(origin);
      gateway = client;
      account = client
        .execute(`{ vendorAccounts(vendor: [${vendor}]) { id } }`, {})
        .then((data) => textAt(data, 'vendorAccounts', '0', 'id'))
        .catch(() => null);
      client.subscribe(REQUESTS, (data) => handleRequest(valueAt(data, 'events')));
      void importPosts(postCount);
    },
    templatesUrl: () => templatesUrl,
    async publishPost({ phone, name, text, isNew }) {
      count += 1;
      const externalId = `comment-${runNumber}-${count}`;
      if (isNew) roots.set(phone, externalId);
      const rootExternalId = roots.get(phone);
      const isBelow = rootExternalId !== undefined && rootExternalId !== externalId;
      const post = {
        ...{ externalId, text, contact: authorOf({ name, phone }), url: addressOf(externalId) },
        createdAt: new Date().toISOString(),
        ...(isBelow ? { rootExternalId } : {}),
      };
      return { kind: 'post', ticketId: await createTicket(post), messageId: externalId, delivery: null };
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      gateway?.stop();
    },
  };
}
