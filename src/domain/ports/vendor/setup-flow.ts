// The setup flow of `npm run connect`: guides a person or a script to an account's credentials.

import type { CallerOptions, VendorCaller } from './calls.ts';

/** A question of a setup flow. Its name is also a command line option (`--ticket-system custom`), unless it is secret. */
export interface SetupQuestion {
  /** Lower-case words with hyphens. */
  readonly name: string;
  /** Text of the prompt and of the list of options. */
  readonly meaning: string;
  readonly secret: boolean;
}

export interface Choice {
  /** The value that selects the choice. */
  readonly value: string;
  /** The text in the list. */
  readonly label: string;
}

/** null for an acceptable answer, else the problem. */
export type AnswerCheck = (answer: string) => string | null;

/**
 * Asks the user. A question is answered by its option, else by the next line of input. A terminal repeats the question after
 * an unacceptable answer; without a terminal such an answer stops the flow.
 */
export interface SetupTerminal {
  /** One line for people, on standard error; never a secret. */
  print(line: string): void;
  ask(question: SetupQuestion, check?: AnswerCheck): Promise<string>;
  /** Reads without echo; never empty. */
  askSecret(question: SetupQuestion): Promise<string>;
  /** Resolves with the value of a choice; the user may also enter its number. */
  choose(question: SetupQuestion, choices: readonly Choice[]): Promise<string>;
}

/** The URLs of one of the gateway's routes for an account; they end with the secret path. */
export interface EndpointUrls {
  toUrl(path: string): string;
  /** The secret path in a URL of this route and account; null for any other URL. */
  pathOf(url: string): string | null;
}

/** The account's public webhook URL. */
export interface WebhookEndpoint extends EndpointUrls {
  /** The account's secret path, from the environment or generated for this flow. */
  readonly path: string;
  /** True for a generated path. */
  readonly isNew: boolean;
  /** The template route, with the same secret path. */
  readonly templates: EndpointUrls;
}

export interface SetupFlow {
  readonly terminal: SetupTerminal;
  /** A setting of the account, from options or environment, else its default; null if there is none. */
  setting(key: string): string | null;
  /** null: no public URL was given, so no webhook can be registered. */
  readonly endpoint: WebhookEndpoint | null;
  /**
   * Emits a setting of the account (or `webhookPath`). Its line for the environment is printed immediately, so that it is not
   * lost if a later step fails, and only once. A value that the environment already has is not printed. Throws
   * SetupStoppedError for a value with characters other than visible ASCII.
   */
  emit(key: string, value: string): void;
  /** Creates a caller without a rate budget. Reads are retried, writes are not. */
  createCaller(options: CallerOptions): VendorCaller;
}

/** A vendor's setup flow. It must be idempotent. */
export interface VendorSetup {
  /** All questions that `run` may ask. */
  readonly questions: readonly SetupQuestion[];
  /** Throws VendorCallError or SetupStoppedError. Stores and logs nothing. */
  run(flow: SetupFlow): Promise<void>;
}

/** The flow cannot continue. The message states why and what to do, and contains no secret. */
export class SetupStoppedError extends Error {
  override readonly name = 'SetupStoppedError';
}
