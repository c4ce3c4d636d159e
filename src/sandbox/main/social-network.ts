// The network behind the emulated SocialHub: fans who post, and the program that brings their posts to the gateway and puts
// the replies that are asked for on the network.

import { createRandom, type CustomerWriting, type WritingCustomer } from '../index.ts';
import { dig, openGatewayClient, textAt, type GatewayClient } from './social-network/gateway-client.ts';
import { addressOf, createPosts, fan, type Post } from './social-network/posts.ts';

export interface SocialNetwork {
  /** Begins with the gateway that has its webhook door here: brings so many older posts, and does what is asked for. */
  connect(webhookUrl: string, postCount: number): void;
  /** Where the vendor fetches templates; null before `connect`. */
  templatesUrl(): string | null;
  /** A fan posts; resolves when the gateway has the ticket. Nothing happens before `connect`. */
  fanPosts(customer: WritingCustomer): Promise<CustomerWriting>;
  stop(): void;
}

const WORLD_SEED = 1;
/** A newcomer's first questions come while the history is brought. */
const AT_ONCE = 2;
const MIN_THOUGHT_MS = 500;
const MAX_THOUGHT_MS = 3000;
/** Of a hundred requests so many fail on the network, and so many are forgotten. */
const FAILING = 8;
const FORGOTTEN = 4;

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
 * Opens the network. Its history is the same in every run, so that the gateway learns nothing twice; whatever it does now
 * carries the number of this run.
 */
export function openSocialNetwork(runNumber: number): SocialNetwork {
  const random = createRandom(runNumber).fork('network');
  const timers = new Set<NodeJS.Timeout>();
  const roots = new Map<string, string>();
  let gateway: GatewayClient | null = null;
  let templatesUrl: string | null = null;
  let account: Promise<string | null> = Promise.resolve(null);
  let made = 0;

  async function bring(post: Post): Promise<string | null> {
    const accountId = await account;
    if (gateway === null || accountId === null) return null;
    made += 1;
    const input = { ...post, accountId, idempotencyKey: `network-${runNumber}-${made}` };
    return textAt(await gateway.ask(CREATE, { input }), 'ticketCreate', 'ticket', 'nativeId');
  }

  async function bringHistory(postCount: number): Promise<void> {
    const posts = [...createPosts(createRandom(WORLD_SEED).fork('posts'), postCount, Date.now())];
    const work = async (): Promise<void> => {
      for (let post = posts.shift(); post !== undefined; post = posts.shift()) await bring(post);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work)).catch(() => undefined);
  }

  /** Puts a reply on the network after a while; now and then the network refuses, or somebody forgets to say so. */
  function answer(asked: unknown): void {
    const ticketId = textAt(asked, 'ticketId');
    const actionId = textAt(asked, 'actionId');
    const followupId = textAt(asked, 'followupId');
    const luck = random.int(1, 100);
    if (ticketId === null || actionId === null || luck > 100 - FORGOTTEN) return;
    made += 1;
    const idempotencyKey = `network-${runNumber}-${made}`;
    const networkItemId = `reply-${runNumber}-${made}`;
    const reason = 'The network does not let the page answer there any more.';
    const said = { ticketId, idempotencyKey };
    const act = async (): Promise<void> => {
      if (luck <= FAILING) await gateway?.ask(FAIL, { input: { ...said, actionId, followupId, reason } });
      else if (followupId !== null) {
        await gateway?.ask(CONFIRM, { input: { ...said, followupId, networkItemId, url: addressOf(networkItemId) } });
      }
    };
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        void act().catch(() => undefined);
      },
      random.int(MIN_THOUGHT_MS, MAX_THOUGHT_MS),
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
        .ask(`{ vendorAccounts(vendor: [${vendor}]) { id } }`, {})
        .then((data) => textAt(data, 'vendorAccounts', '0', 'id'))
        .catch(() => null);
      client.follow(REQUESTS, (data) => answer(dig(data, 'events')));
      void bringHistory(postCount);
    },
    templatesUrl: () => templatesUrl,
    async fanPosts({ phone, name, text, isNew }) {
      made += 1;
      const externalId = `comment-${runNumber}-${made}`;
      if (isNew) roots.set(phone, externalId);
      const rootExternalId = roots.get(phone);
      const isBelow = rootExternalId !== undefined && rootExternalId !== externalId;
      const post = {
        ...{ externalId, text, contact: fan({ name, phone }), url: addressOf(externalId) },
        createdAt: new Date().toISOString(),
        ...(isBelow ? { rootExternalId } : {}),
      };
      return { kind: 'post', ticketId: await bring(post), messageId: externalId, delivery: null };
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      gateway?.stop();
    },
  };
}
