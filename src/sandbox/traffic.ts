// The slow trickle of emulated customers who write: mostly going on with a conversation, sometimes beginning one.

import { createPeople, createThread, type Person } from './sample-data/index.ts';
import { createRandom, type SandboxRandom, type WritingCustomer } from './index.ts';

export interface TrickleOptions {
  readonly slugs: readonly string[];
  readonly random: SandboxRandom;
  /** Average over all vendors; more than 0. */
  readonly eventsPerSecond: number;
  /** Lets the customer write at that vendor; resolves when the webhook's last attempt is over. */
  write(slug: string, customer: WritingCustomer): Promise<void>;
}

export interface Trickle {
  stop(): void;
}

interface Conversation {
  readonly slug: string;
  readonly person: Person;
  readonly lines: string[];
}

const PEOPLE = 400;
// Fixed: whoever owns a phone in one run owns it in the next.
const PEOPLE_SEED = 7;
const MAX_CONVERSATIONS = 24;
const MAX_TALK = 9;
const MAX_IN_FLIGHT = 50;
/** Later than this, missed turns are dropped instead of being made up for. */
const MAX_BEHIND_MS = 2_000;

function createTalks(slugs: readonly string[], random: SandboxRandom) {
  const people = createPeople(createRandom(PEOPLE_SEED), PEOPLE);
  const open: Conversation[] = [];
  let begun = random.int(0, PEOPLE - 1);
  let last: Conversation | null = null;

  const begin = (): Conversation => {
    const slug = slugs[begun % slugs.length] ?? '';
    const person = people[begun % PEOPLE] ?? random.pick(people);
    begun += 1;
    const thread = createThread(random, { language: person.language, length: random.int(2, MAX_TALK * 2) });
    const lines = thread.lines.filter(({ from }) => from === 'customer').map(({ text }) => text);
    const conversation = { slug, person, lines: lines.slice(0, MAX_TALK) };
    open.push(conversation);
    if (open.length > MAX_CONVERSATIONS) open.shift();
    return conversation;
  };
  return {
    /** The next line; `goesOn` asks for the conversation that spoke last. */
    next(goesOn: boolean): { readonly slug: string; readonly customer: WritingCustomer } {
      const wantsNew = open.length < slugs.length || random.chance(0.25);
      let talk = goesOn && last !== null && open.includes(last) ? last : wantsNew ? null : random.pick(open);
      const isNew = talk === null;
      talk ??= begin();
      const text = talk.lines.shift() ?? 'Hello?';
      if (talk.lines.length === 0) open.splice(open.indexOf(talk), 1);
      last = talk;
      return { slug: talk.slug, customer: { phone: talk.person.phone, name: talk.person.name, text, isNew } };
    },
  };
}

/** Starts at once; its timer never keeps the process alive. The same random writes the same in the same order. */
export function startTrickle({ slugs, random, eventsPerSecond, write }: TrickleOptions): Trickle {
  const talks = createTalks(slugs, random);
  const meanMs = 1000 / eventsPerSecond;
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  let inFlight = 0;
  let isBurst = false;
  let nextAt = performance.now();

  const draw = (): void => {
    // Three of ten follow soon on the one before, the others take their time: one mean apart on average.
    isBurst = random.chance(0.3);
    nextAt += meanMs * (isBurst ? 0.3 : 1.3) * (0.5 + random.next());
  };
  const turn = (): void => {
    const { slug, customer } = talks.next(isBurst);
    // A gateway that hangs must not pile up work here.
    if (inFlight >= MAX_IN_FLIGHT) return;
    inFlight += 1;
    void write(slug, customer).finally(() => (inFlight -= 1));
  };
  const plan = (): void => {
    timer = setTimeout(run, Math.max(0, nextAt - performance.now()));
    timer.unref();
  };
  const run = (): void => {
    const now = performance.now();
    if (now - nextAt > MAX_BEHIND_MS) nextAt = now;
    while (!isStopped && nextAt <= now) {
      turn();
      draw();
    }
    if (!isStopped) plan();
  };
  draw();
  plan();
  return {
    stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
