// The emulated Postbox, which knows nothing of the adapter beside it.

import { createHmac } from 'node:crypto';
import {
  answerJson,
  defineSandboxVendor,
  fieldsOf,
  type SandboxAnswer,
  type SandboxCall,
  type SandboxContext,
} from '../../../../../../src/sandbox/index.ts';
import { createPeople, createThread } from '../../../../../../src/sandbox/sample-data/index.ts';

interface Page {
  readonly id: string;
  readonly from: 'customer' | 'clerk';
  readonly text: string;
  readonly clerk: string | null;
  readonly writtenAt: number;
}
interface Letter {
  readonly id: string;
  readonly subject: string;
  readonly sender: string;
  readonly clerk: string | null;
  readonly writtenAt: number;
  state: 'waiting' | 'answered' | 'archived';
  changedAt: number;
  readonly pages: Page[];
}
export interface PostboxState {
  readonly letters: Map<string, Letter>;
  lastPage: number;
}
export interface PostboxSandboxSettings {
  readonly apiKey: string;
  readonly webhookSecret: string;
}
export interface PostboxCustomerWrite {
  readonly letterId: string;
  readonly text: string;
}
type Context = SandboxContext<PostboxState, PostboxSandboxSettings>;
type Call = SandboxCall<PostboxState, PostboxSandboxSettings>;

const PAGE_SIZE = 7;
const HOUR_MS = 3_600_000;
const clerks = ['c1', 'c2'].map((id) => ({ id, name: `Clerk ${id}` }));

const refuse = (status: number, error: string): SandboxAnswer => answerJson(status, { error });
const viewOf = (letter: Letter): object => ({ ...letter, pages: undefined });

function addPage({ state, clock }: Context, letter: Letter, from: Page['from'], text: string): Page {
  state.lastPage += 1;
  const clerk = from === 'clerk' ? (clerks[0]?.id ?? null) : null;
  const page: Page = { id: `p${state.lastPage}`, from, text, clerk, writtenAt: clock.now() };
  letter.pages.push(page);
  letter.changedAt = clock.now();
  letter.state = from === 'clerk' ? 'answered' : 'waiting';
  return page;
}

function listLetters({ query, context }: Call): SandboxAnswer {
  const from = Number(query.get('from') ?? 0);
  const ordered = [...context.state.letters.values()].toSorted((one, other) => other.changedAt - one.changedAt);
  const next = from + PAGE_SIZE < ordered.length ? from + PAGE_SIZE : null;
  return answerJson(200, { letters: ordered.slice(from, from + PAGE_SIZE).map(viewOf), next });
}

/** The letter of the path, or 404; what is done with it answers it with all its pages. */
function withLetter(act: (call: Call, letter: Letter) => SandboxAnswer | null): (call: Call) => SandboxAnswer {
  return (call) => {
    const letter = call.context.state.letters.get(call.param('id'));
    if (letter === undefined) return refuse(404, 'no_such_letter');
    return act(call, letter) ?? answerJson(200, { letter: viewOf(letter), pages: letter.pages });
  };
}

const writePage = withLetter(({ body, context }, letter) => {
  const { text } = fieldsOf(body);
  if (typeof text !== 'string' || text === '' || text.length > 500) return refuse(400, 'bad_text');
  if (letter.state === 'archived') return refuse(409, 'archived');
  addPage(context, letter, 'clerk', text);
  return null;
});

const setState = withLetter(({ body, context }, letter) => {
  if (fieldsOf(body)['state'] !== 'archived') return refuse(400, 'bad_state');
  letter.state = 'archived';
  letter.changedAt = context.clock.now();
  return null;
});

const row = { evidence: 'documented', note: 'as the README says' } as const;

export const postboxSandbox = defineSandboxVendor<PostboxState, PostboxSandboxSettings, PostboxCustomerWrite>({
  slug: 'postbox',
  title: 'Postbox',
  basePath: '/api',
  settings: { apiKey: 'sandbox-postbox-key', webhookSecret: 'sandbox-postbox-secret' },
  routes: [
    { ...row, coverage: 'P1', method: 'GET', pattern: '/letters', handle: listLetters },
    { ...row, coverage: 'P2', method: 'GET', pattern: '/letters/:id', handle: withLetter(() => null) },
    { ...row, coverage: 'P3', method: 'POST', pattern: '/letters/:id/pages', handle: writePage },
    { ...row, coverage: 'P4', method: 'PATCH', pattern: '/letters/:id', handle: setState },
    { ...row, coverage: 'P5', method: 'GET', pattern: '/clerks', handle: () => answerJson(200, { clerks }) },
  ],
  webhooks: [{ ...row, coverage: 'P6', kind: 'page' }],
  program: {
    accountSettings: (baseUrl, { apiKey, webhookSecret }) => ({ baseUrl, apiKey, webhookSecret }),
    toCustomerWrite: ({ text }) => ({ text }),
  },
  createState({ random, clock, ticketCount }) {
    const people = createPeople(random, ticketCount);
    const letters = people.map(({ name, language }, index): Letter => {
      const { subject, lines } = createThread(random, { language, length: random.int(1, 4) });
      const writtenAt = clock.now() - (index + 2) * HOUR_MS;
      const pages = lines
        .filter(({ from }) => from === 'customer' || from === 'agent')
        .map(({ from, text }, place): Page => {
          const clerk = from === 'agent' ? 'c2' : null;
          return { id: `p${index}s${place}`, from: clerk === null ? 'customer' : 'clerk', text, clerk, writtenAt };
        });
      const state = random.pick(['waiting', 'answered', 'archived'] as const);
      return { id: `l${index}`, subject, sender: name, clerk: null, writtenAt, changedAt: writtenAt, state, pages };
    });
    return { letters: new Map(letters.map((letter) => [letter.id, letter])), lastPage: 0 };
  },
  before: ({ headers, context }) =>
    headers['x-postbox-key'] === context.settings.apiKey ? null : refuse(401, 'bad_key'),
  async customerWrites(context, { letterId = 'l0', text = 'And another thing.' }) {
    const letter = context.state.letters.get(letterId);
    if (letter === undefined) throw new RangeError('no such letter');
    const page = addPage(context, letter, 'customer', text);
    const body = Buffer.from(JSON.stringify({ delivery: `d-${page.id}`, letter: viewOf(letter), page }));
    const signature = createHmac('sha256', context.settings.webhookSecret).update(body).digest('hex');
    const headers = { 'x-postbox-signature': signature };
    const delivery = await context.webhooks.send({ kind: 'page', body, headers });
    return { kind: 'page', ticketId: letter.id, messageId: page.id, delivery };
  },
});
