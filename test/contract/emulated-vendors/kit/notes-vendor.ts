// A minimal vendor for the tests of the kit.

import { answerJson, defineSandboxVendor } from '../../../../src/sandbox/index.ts';

export interface NotesState {
  notes: { id: number; text: string }[];
}

const about = { evidence: 'documented', note: 'test' } as const;

export const notesVendor = defineSandboxVendor<NotesState, { prefix: string }, { text: string }>({
  slug: 'notes',
  title: 'Notes',
  basePath: '/api',
  settings: { prefix: 'note' },
  secretQuery: ['accesstoken'],
  routes: [
    {
      ...about,
      method: 'GET',
      pattern: '/notes',
      coverage: 'N2',
      handle: ({ context }) => answerJson(200, context.state.notes),
    },
    {
      ...about,
      method: 'POST',
      pattern: '/notes',
      coverage: ['N3', 'N1'],
      handle: ({ body, context }) => {
        const id = context.state.notes.length + 1;
        context.state.notes.push({ id, text: JSON.stringify(body.kind) });
        return answerJson(201, { id });
      },
    },
    {
      ...about,
      method: 'GET',
      pattern: '/notes/:id/:part',
      coverage: 'N10',
      handle: (call) => answerJson(200, { id: call.param('id'), part: call.param('part') }),
    },
  ],
  webhooks: [{ ...about, kind: 'written', coverage: 'N4' }],
  createState: ({ settings, ticketCount, random }) => ({
    notes: Array.from({ length: ticketCount }, (_, index) => ({
      id: index + 1,
      text: `${settings.prefix} ${random.token(6)}`,
    })),
  }),
  async customerWrites({ state, webhooks }, { text = 'hello' }) {
    const id = state.notes.length + 1;
    state.notes.push({ id, text });
    const delivery = await webhooks.send({ kind: 'written', body: { id, text }, headers: { 'x-notes': '1' } });
    return { kind: 'written', ticketId: String(id), messageId: null, delivery };
  },
});
