// The traffic generator: simulated customers continue conversations and sometimes start a new one.

import { createPeople, createThread, type Person } from './sample-data/index.ts';
import { createRandom, type SandboxRandom, type SimulatedCustomer } from './index.ts';

export interface TrafficOptions {
  readonly slugs: readonly string[];
  readonly random: SandboxRandom;
  /** Average over all vendors; more than 0. */
  readonly eventsPerSecond: number;
  /** Sends the customer's message to that vendor. Resolves after the webhook's last attempt. */
  write(slug: string, customer: SimulatedCustomer): Promise<void>;
}

export interface TrafficGenerator {
  stop(): void;
}

interface Conversation {
  readonly slug: string;
  readonly person: Person;
  readonly lines: string[];
}

const PEOPLE = 400;
// Fixed: a phone number belongs to the same person in every run.
const PEOPLE_SEED = 7;
const MAX_CONVERSATIONS = 24;
const MAX_MESSAGES = 9;
const MAX_IN_FLIGHT = 50;
/** A generator that is later than this drops the missed messages. */
const MAX_BEHIND_MS = 2_000;

function createConversations(slugs: readonly string[], random: SandboxRandom) {
  const people = createPeople(createRandom(PEOPLE_SEED), PEOPLE);
  const open: Conversation[] = [];
  let started = random.int(0, PEOPLE - 1);
  let last: Conversation | null = null;

  const start = (): Conversation => {
    const slug = slugs[started % slugs.length] ?? '';
    const person = people[started % PEOPLE] ?? random.pick(people);
    started += 1;
    const thread = createThread(random, { language: person.language, length: random.int(2, MAX_MESSAGES * 2) });
    const lines = thread.lines.filter(({ from }) => from === 'customer').map(({ text }) => text);
    const conversation = { slug, person, lines: lines.slice(0, MAX_MESSAGES) };
    open.push(conversation);
    if (open.length > MAX_CONVERSATIONS) open.shift();
    return conversation;
  };
  return {
    /** Returns the next message; `continues` prefers the conversation of the previous one. */
    next(continues: boolean): { readonly slug: string; readonly customer: SimulatedCustomer } {
      const wantsNew = open.length < slugs.length || random.chance(0.25);
      let conversation = continues && last !== null && open.includes(last) ? last : wantsNew ? null : random.pick(open);
      const isNew = conversation === null;
      conversation ??= start();
      const text = conversation.lines.shift() ?? 'Hello?';
      if (conversation.lines.length === 0) open.splice(open.indexOf(conversation), 1);
      last = conversation;
      return {
        slug: conversation.slug,
        customer: { phone: conversation.person.phone, name: conversation.person.name, text, isNew },
      };
    },
  };
}

/** Starts immediately. The timer does not keep the process alive. Equal seeds give equal messages in equal order. */
export function startTrafficGenerator({ slugs, random, eventsPerSecond, write }: TrafficOptions): TrafficGenerator {
  const conversations = createConversations(slugs, random);
  const meanMs = 1000 / eventsPerSecond;
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  let inFlight = 0;
  let isBurst = false;
  let nextAt = performance.now();

  const draw = (): void => {
    // Three of ten messages follow the previous one quickly, the others later: one mean apart on average.
    isBurst = random.chance(0.3);
    nextAt += meanMs * (isBurst ? 0.3 : 1.3) * (0.5 + random.next());
  };
  const turn = (): void => {
    const { slug, customer } = conversations.next(isBurst);
    // A gateway that hangs must not accumulate work here.
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
