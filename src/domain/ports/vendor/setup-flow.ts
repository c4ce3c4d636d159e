// The door of `npm run connect`: how a vendor walks a person, or a script, through getting an account's credentials.

import type { CallerOptions, VendorCaller } from './calls.ts';

/** What a walk may ask. Its name is the option that answers it beforehand (`--ticket-system custom`); a secret has none. */
export interface SetupQuestion {
  /** Lower-case words with hyphens. */
  readonly name: string;
  /** What to write, for the prompt and for the list of options. */
  readonly meaning: string;
  readonly secret: boolean;
}

export interface Choice {
  /** What an option or a line of input writes to take it. */
  readonly value: string;
  /** What stands in the list. */
  readonly label: string;
}

/** Null when the answer will do, else what is wrong with it. */
export type AnswerCheck = (answer: string) => string | null;

/**
 * The person at the other end. A question is answered by its option, else by the next line of input; at a terminal it is
 * asked, and asked again when the answer will not do. Without a terminal such an answer stops the walk.
 */
export interface SetupTerminal {
  /** One line for people, on standard error; never a secret. */
  print(line: string): void;
  ask(question: SetupQuestion, check?: AnswerCheck): Promise<string>;
  /** Reads without showing what is typed; never empty. */
  askSecret(question: SetupQuestion): Promise<string>;
  /** Resolves with the value of one of the choices; they may be named by their number in the list too. */
  choose(question: SetupQuestion, choices: readonly Choice[]): Promise<string>;
}

/** The addresses of one of our doors for an account, which differ by the secret path at their end. */
export interface EndpointUrls {
  toUrl(path: string): string;
  /** The secret path in an address that leads to this door of the account; null for every other address. */
  pathOf(url: string): string | null;
}

/** Where the vendor reaches the account's webhook door from outside. */
export interface WebhookEndpoint extends EndpointUrls {
  /** The account's secret path: the one in the environment, else one made for this walk. */
  readonly path: string;
  /** True when the path was made for this walk. */
  readonly isNew: boolean;
  /** Where the vendor fetches templates, with the same secret path. */
  readonly templates: EndpointUrls;
}

export interface SetupFlow {
  readonly terminal: SetupTerminal;
  /** A setting of the account as options and environment have it, else its default; null where there is none. */
  setting(key: string): string | null;
  /** null: no public address was given, so no webhook can be registered. */
  readonly endpoint: WebhookEndpoint | null;
  /**
   * Hands over a setting of the account (or `webhookPath`): its line for the environment is printed at once, and once, so
   * that nothing is lost when a later step fails. What the environment has already is not printed. Throws ConnectStopped
   * for a value that is more than visible ASCII.
   */
  emit(key: string, value: string): void;
  /** Calls the vendor as an account does, without its budget; reads are retried, writes are not. */
  createCaller(options: CallerOptions): VendorCaller;
}

/** A vendor's walk. Walking it twice must change nothing the second time. */
export interface VendorSetup {
  /** All that `run` may ask. */
  readonly questions: readonly SetupQuestion[];
  /** Resolves when all is done; throws VendorCallError or ConnectStopped. Keeps and logs nothing. */
  run(walk: SetupFlow): Promise<void>;
}

/** The walk cannot go on; the message says why and what to do, and holds no secret. */
export class SetupStoppedError extends Error {
  override readonly name = 'ConnectStopped';
}
