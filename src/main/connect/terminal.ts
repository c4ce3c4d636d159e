// Asks questions on standard error and reads answers from standard input, line by line: from a person or a script.

import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import {
  type AnswerCheck,
  type Choice,
  type SetupQuestion,
  SetupStoppedError,
  type SetupTerminal,
} from '../../domain/ports/vendor/setup-flow.ts';
import { printable } from './printable.ts';

export interface OpenTerminal extends SetupTerminal {
  close(): void;
}

interface Input {
  /** The next line without its line break; null at the end of the input. */
  next(prompt: string, isHidden: boolean): Promise<string | null>;
  close(): void;
}

/** Standard input, opened by the first question. Prompts and echoes only on a terminal. */
function openInput(): Input {
  let isHidden = false;
  let lines: AsyncIterator<string> | null = null;
  let reader: Interface | null = null;
  const echo = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!isHidden) process.stderr.write(chunk);
      done();
    },
  });
  const open = (): AsyncIterator<string> => {
    reader = createInterface({ input: process.stdin, output: echo, terminal: process.stdin.isTTY, historySize: 0 });
    return reader[Symbol.asyncIterator]();
  };
  return {
    async next(prompt, hidden) {
      lines ??= open();
      if (process.stdin.isTTY) {
        isHidden = false;
        reader?.setPrompt(prompt);
        reader?.prompt();
      }
      isHidden = hidden;
      const line = await lines.next();
      isHidden = false;
      if (hidden && process.stdin.isTTY) process.stderr.write('\n');
      return line.done === true ? null : line.value;
    },
    close: () => reader?.close(),
  };
}

/** Opens the terminal. `given` are answers from the command line by the names of their questions. */
export function openTerminal(given: ReadonlyMap<string, string>): OpenTerminal {
  const input = openInput();
  const print = (line: string): void => void process.stderr.write(`${printable(line)}\n`);

  const answer = async <T>(question: SetupQuestion, read: (text: string) => T | Error): Promise<T> => {
    const { name, meaning, secret } = question;
    const option = given.get(name);
    for (;;) {
      const line = option ?? (await input.next(`${meaning}: `, secret));
      if (line === null) throw new SetupStoppedError(`no answer to: ${meaning}${secret ? '' : ` (--${name})`}`);
      const value = read(line.trim());
      if (!(value instanceof Error)) return value;
      if (option !== undefined || !process.stdin.isTTY) throw new SetupStoppedError(`${name}: ${value.message}`);
      print(value.message);
    }
  };
  const checked = (text: string, check: AnswerCheck): string | Error => {
    const problem = check(text);
    return problem === null ? text : new Error(problem);
  };
  const isEmpty: AnswerCheck = (text) => (text === '' ? 'a value is required' : null);

  return {
    print,
    ask: (question, check = isEmpty) => answer(question, (text) => checked(text, check)),
    askSecret: (question) => answer(question, (text) => checked(text, isEmpty)),
    choose(question, choices) {
      if (process.stdin.isTTY && !given.has(question.name)) {
        choices.forEach(({ label }, index) => print(`  ${index + 1}  ${label}`));
      }
      return answer(question, (text) => chosen(text, choices));
    },
    close: () => input.close(),
  };
}

function chosen(text: string, choices: readonly Choice[]): string | Error {
  const byNumber = /^\d{1,4}$/.test(text) ? choices[Number(text) - 1] : undefined;
  const choice = choices.find(({ value }) => value === text) ?? byNumber;
  return choice?.value ?? new Error(`choose one of ${choices.map(({ value }) => value).join(', ')}`);
}
