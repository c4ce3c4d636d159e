// The network beside the emulated SocialHub, over a real gateway: it brings posts and puts replies where they belong.

import { afterEach, describe, expect, it } from 'vitest';
import { createFanPage } from '../../../src/sandbox/main/social-network-page.ts';
import { openSocialNetwork, type SocialNetwork } from '../../../src/sandbox/main/social-network.ts';
import { createPosts } from '../../../src/sandbox/main/social-network/posts.ts';
import { createRandom } from '../../../src/sandbox/index.ts';
import { eventually } from '../../kit/eventually.ts';
import { startSocialhubGateway, type SocialhubGateway } from '../../kit/gateway/socialhub-gateway.ts';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function openWorld(): Promise<SocialhubGateway> {
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
  it('brings its history to the gateway, and in a later run nothing new of it', async () => {
    const world = await openWorld();
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

  it('tells of posts in several languages, with files, links and ratings, and says the same again', () => {
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

  it('brings what a fan posts, and a later post of the same fan below the first', async () => {
    const world = await openWorld();
    const network = openNetwork(world, 3);
    const fan = { phone: '+4915112345', name: 'Jork', text: 'Hello' };
    const first = await network.fanPosts({ ...fan, isNew: true });
    const second = await network.fanPosts({ ...fan, text: 'Anybody?', isNew: false });
    expect(world.vendor.state.tickets.get(second.ticketId ?? '')?.interaction).toMatchObject({
      message: 'Anybody?',
      root: { rootId: first.messageId },
    });
  });

  it('answers every request sooner or later, or leaves it to the gateway to say that nobody did', async () => {
    const world = await openWorld();
    const page = createFanPage(openNetwork(world, 4));
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
  it('nothing is brought anywhere', async () => {
    const network = openSocialNetwork(5);
    const posted = await network.fanPosts({ phone: '+1', name: 'A', text: 'B', isNew: true });
    expect(posted).toMatchObject({ kind: 'post', ticketId: null, delivery: null });
    expect(network.templatesUrl()).toBeNull();
    network.stop();
  });
});
