// The emulated SocialHub with life in it: fans who post on the network, and people of the page who answer them.

import {
  socialhubSandbox,
  type SocialhubSandboxSettings,
  type SocialhubState,
} from '../../vendors/socialhub/sandbox/index.ts';
import type { CustomerWriting, SandboxContext, SandboxVendor, WritingCustomer } from '../index.ts';
import type { SocialNetwork } from './social-network.ts';

type Context = SandboxContext<SocialhubState, SocialhubSandboxSettings>;

/** What people of the page do, as often as it stands here. */
const ACTS = [
  'reply',
  'reply',
  'reply',
  'reply',
  'reply',
  'template_reply',
  'template_reply',
  'button',
  'delete',
] as const;

/** A custom channel has no customers of its own: they write on the network, whose program brings it to the gateway. */
export function createFanPage(
  network: SocialNetwork,
): SandboxVendor<SocialhubState, SocialhubSandboxSettings, WritingCustomer> {
  const accountSettings = socialhubSandbox.program?.accountSettings ?? (() => ({}));
  return {
    ...socialhubSandbox,
    program: { accountSettings, say: (customer) => customer },
    async customerWrites(context, { phone = '+10000000000', name = 'A fan', text = 'Hello?', isNew = true }) {
      const isAlone = network.templatesUrl() === null;
      const fan = { phone, name, text, isNew };
      const posted = isAlone ? await bringAlone(context, fan) : await network.fanPosts(fan);
      const answered = isAlone || context.random.chance(0.6) ? await answerSomebody(context, network) : null;
      return answered ?? posted;
    },
  };
}

/** Without a gateway the post comes to the vendor as any integration would bring it. */
async function bringAlone(context: Context, { phone, name, text }: WritingCustomer): Promise<CustomerWriting> {
  const networkItemId = `comment-${context.random.uuid()}`;
  const interactor = { interactorId: `fan-${phone.slice(1)}`, name };
  await fetch(`${context.url}/inbox/tickets?accesstoken=${context.settings.accessToken}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ interaction: { networkItemId, message: text, interactor } }),
  });
  return { kind: 'post', ticketId: null, messageId: networkItemId, delivery: null };
}

async function answerSomebody(context: Context, network: SocialNetwork): Promise<CustomerWriting | null> {
  const { random, state } = context;
  if (![...state.tickets.values()].some(({ folder }) => folder === 'inbox')) return null;
  const act = random.pick(ACTS);
  if (act === 'template_reply') offerTemplates(state, network.templatesUrl());
  const attachment = act === 'reply' && random.chance(0.15) ? { attachment: `answer-${random.int(1, 99)}.pdf` } : {};
  return socialhubSandbox.customerWrites(context, { act, ...attachment });
}

/** As `connect` would set it up: template replies are made from what the gateway offers. */
function offerTemplates(state: SocialhubState, url: string | null): void {
  if (url === null) return;
  state.actions = state.actions.map((action) =>
    action.type === 'template_reply' ? { ...action, config: { ...action.config, templates: { url } } } : action,
  );
}
