// The words that this repository does not use, and what to write instead. The reasons are in docs/style.md.

/** How the parts of a phrase may be joined: in prose by a space, in an identifier by a capital, `_` or `-`. */
type Joined = 'anywhere' | 'identifier';

export interface ForbiddenWord {
  /** Words in lower case, separated by spaces. A trailing `*` stands for any ending. */
  readonly phrase: string;
  readonly instead: string;
  readonly joined: Joined;
}

const word = (phrases: string, instead: string, joined: Joined = 'anywhere'): ForbiddenWord[] =>
  phrases.split(', ').map((phrase) => ({ phrase, instead, joined }));

export const FORBIDDEN_WORDS: readonly ForbiddenWord[] = [
  ...word('house', 'codebase, gateway, application'),
  ...word('floor, floors', 'layer'),
  ...word('room, rooms', 'module'),
  ...word('door, doors', 'route, endpoint, plugin'),
  ...word('told, tell, tells, telling', 'reported, notified, say, state'),
  ...word('hear, hears, heard, hearing', 'receive, received'),
  ...word('nought', 'zero'),
  ...word('mend, mends, mended, mending', 'fix, repair'),
  ...word('anew', 'again'),
  ...word('spelt', 'spelled'),
  ...word('bring, brings, bringing', 'ensure, fetch, return'),
  ...word('walk, walks, walked, walking', 'setup flow, step through'),
  ...word('scrub*', 'redact'),
  ...word('under way, underway', 'in flight, running, in progress'),
  ...word('goes on, go on, went on, going on', 'continue, resume'),
  ...word('stands, stood', 'is, appears, is stored'),
  ...word('switched off, switched on', 'disabled, enabled'),
  ...word('news', 'change events, changes'),
  ...word('poison*', 'dead letter'),
  ...word('trickle', 'traffic generator'),
  ...word('stranger, strangers', 'caller, unknown sender'),
  ...word('rival, rivals', 'competing tickets'),
  ...word('impatien*', 'force-close timer, timeout'),
  ...word('verdict, verdicts', 'outcome, classification'),
  ...word('judge*', 'classify'),
  ...word('by itself, by themselves', 'automatically'),
  ...word('nobody, somebody', 'no client, a client'),
  ...word('so many, so long', 'the number, the duration'),
  ...word('can do', 'capabilities', 'identifier'),
  ...word('keep only', 'deleteMissing', 'identifier'),
  ...word('give way', 'yieldToEventLoop', 'identifier'),
  ...word('give back', 'release', 'identifier'),
];

/** Prefixes of constants, and the prefix to use instead. */
export const FORBIDDEN_PREFIXES: Readonly<Record<string, string>> = {
  MOST_: 'MAX_',
  LONGEST_: 'MAX_',
  ENOUGH_: 'MAX_ or MIN_',
  LEAST_: 'MIN_',
  SHORTEST_: 'MIN_',
};

export interface Allowance {
  /** Path of the file, or of a folder with a trailing slash. */
  readonly path: string;
  /** The forbidden phrase that is allowed there; null allows all of them. */
  readonly phrase: string | null;
  /** Text that the line must contain; null allows every line. */
  readonly line: string | null;
  readonly reason: string;
}

const all = (path: string, reason: string): Allowance => ({ path, phrase: null, line: null, reason });
const text = (path: string, phrase: string, line: string, reason: string): Allowance => ({
  path,
  phrase,
  line,
  reason,
});

/** Everything that may use a forbidden word. A new entry needs a reason that a reader accepts. */
export const ALLOWANCES: readonly Allowance[] = [
  all('scripts/checks/words.ts', 'the list itself'),
  all('test/unit/scripts/word-list.test.ts', 'plants forbidden words to prove that they are found'),
  text('test/unit/architecture/schema.test.ts', 'told', 'told', 'a planted word'),
  all('docs/style.md', 'quotes the sentences that it corrects'),
  all('docs/upgrading.md', 'lists old names'),
  all('src/generated/', 'generated from schema/'),
  all('src/storage/sqlite/database/migrations/', 'released migrations are never edited'),
  all('test/contract/storage/sqlite/migrations.test.ts', 'writes the tables of an earlier release'),
  all('src/sandbox/sample-data/', 'texts of customers'),
  text('src/vendors/socialhub/', 'news', "'NEWS'", 'an enum value of SocialHub'),
  text('src/vendors/zaia/sandbox/customer.ts', 'goes on', 'goesOn', 'the former name of a control field'),
  text('docs/vendors.md', 'news', 'NEWS', 'an enum value of SocialHub'),
  all('test/fixtures/', 'recorded payloads of vendors'),
  text('src/', 'floor', 'Math.floor', 'the function of the language'),
  text('test/', 'floor', 'Math.floor', 'the function of the language'),
  text('bench/', 'floor', 'Math.floor', 'the function of the language'),
  text('scripts/', 'floor', 'Math.floor', 'the function of the language'),
];
