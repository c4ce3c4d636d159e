// The simulated network of the emulated SocialHub with a real gateway: it sends posts and publishes replies.

import { afterEach, describe, expect, it } from 'vitest';
import { createSocialNetworkPage } from '../../../src/sandbox/main/social-network-page.ts';
import { openSocialNetwork, type SocialNetwork } from '../../../src/sandbox/main/social-network.ts';
import { createPosts } from '../../../src/sandbox/main/social-network/posts.ts';
import { createRandom } from '../../../src/sandbox/index.ts';
import { eventually } from '../../kit/eventually.ts';
import { startSocialhubGateway, type SocialhubGateway } from '../../kit/gateway/socialhub-gateway.ts';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function openGateway(): Promise<SocialhubGateway> {
  const templates = JSON.stringify([{ name: 'Thanks', networkId: 'thanks', text: { en: 'Thank you!' } }]);
  const world = await startSocialhubGateway({ account: { confirmWithinSeconds: 1, templates } });
  closers.push(() => world.stop());
  return world;
}
function openNetwork(world: SocialhubGateway, runNumber: number, postCount = 0): SocialNetwork {
  const network = openSocialNetwork(runNumber);
  closers.push(() => network.stop());
  network.connect(world.webhookUrl, postCount);
  return network;
}
const counted = async (world: SocialhubGateway) => (await world.query('{ tickets { totalCount } eventCursor }')).data;

describe('the network', () => {
  it('sends its older posts to the gateway, and a later run creates no duplicates', async () => {
    const world = await openGateway();
    openNetwork(world, 1, 40);
    const first = await eventually(async () => {
      const now = await counted(world);
      expect(now['tickets'].totalCount).toBe(40);
      return now;
    });
    const own = await world.query('{ tickets(filter: { status: [RESOLVED] }) { totalCount } }');
    expect(own.data['tickets'].totalCount).toBe(4);
    world.vendor.state.tickets.clear();
    world.vendor.state.ticketIdByNetworkItemId.clear();
    openNetwork(world, 2, 40);
    await eventually(() => expect(world.vendor.journal.count({ method: 'POST', status: 201 })).toBe(80));
    await eventually(async () => expect(await counted(world)).toEqual(first));
  });

  it('creates posts in several languages, with files, links and ratings, and repeats them for the same seed', () => {
    const now = Date.parse('2026-03-02T09:00:00Z');
    const posts = createPosts(createRandom(1), 300, now);
    expect(createPosts(createRandom(1), 300, now)).toEqual(posts);
    for (const script of [/\p{Script=Latin}/u, /\p{Script=Han}/u, /\p{Script=Arabic}/u, /\p{Script=Greek}/u]) {
      expect(posts.some(({ text }) => script.test(text ?? ''))).toBe(true);
    }
    for (const field of ['attachments', 'link', 'rating', 'rootExternalId'] as const) {
      expect(posts.some((post) => post[field] !== undefined)).toBe(true);
    }
    expect(posts.every(({ createdAt }) => Date.parse(createdAt) < now)).toBe(true);
  });

  it('sends the post of a customer, and a later post of the same customer as a comment on it', async () => {
    const world = await openGateway();
    const network = openNetwork(world, 3);
    const customer = { phone: '+4915112345', name: 'Jork', text: 'Hello' };
    const first = await network.publishPost({ ...customer, isNew: true });
    const second = await network.publishPost({ ...customer, text: 'Anybody?', isNew: false });
    expect(world.vendor.state.tickets.get(second.ticketId ?? '')?.interaction).toMatchObject({
      message: 'Anybody?',
      root: { rootId: first.messageId },
    });
  });

  it('handles every request, or leaves it to the gateway to report an unconfirmed reply', async () => {
    const world = await openGateway();
    const page = createSocialNetworkPage(openNetwork(world, 4));
    const context = { ...world.vendor, random: createRandom(4) };
    for (let turn = 0; turn < 12; turn += 1) {
      await page.customerWrites(context, { phone: `+49151${turn}`, name: 'Jork', text: `Post ${turn}`, isNew: true });
    }
    const { followups } = world.vendor.state;
    expect(followups.size).toBeGreaterThan(2);
    await eventually(() => {
      expect([...followups.values()].filter(({ state }) => state === 'pending')).toEqual([]);
    });
    expect(world.vendor.state.webhookRemovals).toBe(0);
  });
});

describe('before there is a gateway', () => {
  it('no post is sent', async () => {
    const network = openSocialNetwork(5);
    const posted = await network.publishPost({ phone: '+1', name: 'A', text: 'B', isNew: true });
    expect(posted).toMatchObject({ kind: 'post', ticketId: null, delivery: null });
    expect(network.templatesUrl()).toBeNull();
    network.stop();
  });
});
