// Checks the form of the glossary: every term once, in alphabetical order, explained in a few sentences.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryPath } from './source-files.ts';

interface Term {
  readonly name: string;
  readonly text: string;
}

function termsOf(markdown: string): Term[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [name = '', ...rest] = section.split('\n');
      return { name: name.trim(), text: rest.join(' ').trim() };
    });
}

/** Problems of the terms; empty when there are none. */
function glossaryProblems(markdown: string): string[] {
  const terms = termsOf(markdown);
  return terms.flatMap(({ name, text }, index) => {
    const before = terms[index - 1]?.name ?? '';
    const problems = name === name.toLowerCase() ? [] : [`"${name}" is not in lower case`];
    if (name === before) problems.push(`"${name}" appears twice`);
    if (name < before) problems.push(`"${name}" must come before "${before}"`);
    if (!/^[A-Z].*\.$/.test(text)) problems.push(`"${name}" is not explained in sentences`);
    if (text.length > 400) problems.push(`"${name}" is explained at length; move the details to another page`);
    return problems;
  });
}

describe('docs/glossary.md', () => {
  test('explains each term once, in alphabetical order and briefly', () => {
    const markdown = readFileSync(join(repositoryPath, 'docs/glossary.md'), 'utf8');
    expect(termsOf(markdown).length).toBeGreaterThan(30);
    expect(glossaryProblems(markdown)).toEqual([]);
  });
});

describe('the rule of the glossary', () => {
  test.each([
    ['## tail\n\nFollows.\n\n## sync\n\nKeeps.\n', '"sync" must come before "tail"'],
    ['## sync\n\nKeeps.\n\n## sync\n\nKeeps.\n', '"sync" appears twice'],
    ['## Sync\n\nKeeps.\n', '"Sync" is not in lower case'],
    ['## sync\n\n## tail\n\nFollows.\n', '"sync" is not explained in sentences'],
    [`## sync\n\nKeeps ${'on '.repeat(200)}.\n`, '"sync" is explained at length; move the details to another page'],
  ])('finds a planted problem (%#)', (markdown, problem) => {
    expect(glossaryProblems(markdown)).toEqual([problem]);
  });
});
