// The simulated social network page: customers post on the network, and community managers answer them in SocialHub.

import {
  socialhubSandbox,
  type SocialhubSandboxSettings,
  type SocialhubState,
} from '../../vendors/socialhub/sandbox/index.ts';
import type { CustomerWriteResult, SandboxContext, SandboxVendor, SimulatedCustomer } from '../index.ts';
import type { SocialNetwork } from './social-network.ts';

type Context = SandboxContext<SocialhubState, SocialhubSandboxSettings>;

/** Actions of community managers; an action is drawn as often as it is listed. */
const ACTIONS = [
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

/** A custom channel has no customers: they post on the network, and the integration sends the posts to the gateway. */
export function createSocialNetworkPage(
  network: SocialNetwork,
): SandboxVendor<SocialhubState, SocialhubSandboxSettings, SimulatedCustomer> {
  const accountSettings = socialhubSandbox.program?.accountSettings ?? (() => ({}));
  return {
    ...socialhubSandbox,
    program: { accountSettings, toCustomerWrite: (customer) => customer },
    async customerWrites(context, { phone = '+10000000000', name = 'A fan', text = 'Hello?', isNew = true }) {
      const hasNoGateway = network.templatesUrl() === null;
      const customer = { phone, name, text, isNew };
      const posted = hasNoGateway ? await postDirectly(context, customer) : await network.publishPost(customer);
      const answered = hasNoGateway || context.random.chance(0.6) ? await answerTicket(context, network) : null;
      return answered ?? posted;
    },
  };
}

/** Without a gateway, the post is sent to the vendor as any integration would do it. */
async function postDirectly(context: Context, { phone, name, text }: SimulatedCustomer): Promise<CustomerWriteResult> {
  const networkItemId = `comment-${context.random.uuid()}`;
  const interactor = { interactorId: `fan-${phone.slice(1)}`, name };
  await fetch(`${context.url}/inbox/tickets?accesstoken=${context.settings.accessToken}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ interaction: { networkItemId, message: text, interactor } }),
  });
  return { kind: 'post', ticketId: null, messageId: networkItemId, delivery: null };
}

async function answerTicket(context: Context, network: SocialNetwork): Promise<CustomerWriteResult | null> {
  const { random, state } = context;
  if (![...state.tickets.values()].some(({ folder }) => folder === 'inbox')) return null;
  const act = random.pick(ACTIONS);
  if (act === 'template_reply') offerTemplates(state, network.templatesUrl());
  const attachment = act === 'reply' && random.chance(0.15) ? { attachment: `answer-${random.int(1, 99)}.pdf` } : {};
  return socialhubSandbox.customerWrites(context, { act, ...attachment });
}

/** Sets the templates URL of the gateway, as `connect` does. */
function offerTemplates(state: SocialhubState, url: string | null): void {
  if (url === null) return;
  state.actions = state.actions.map((action) =>
    action.type === 'template_reply' ? { ...action, config: { ...action.config, templates: { url } } } : action,
  );
}
