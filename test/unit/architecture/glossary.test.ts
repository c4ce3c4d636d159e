// Holds the glossary to its form: every term once, in alphabetical order, explained in a sentence or a few.

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

/** What is wrong with the terms, in words; empty when nothing is. */
function glossaryFaults(markdown: string): string[] {
  const terms = termsOf(markdown);
  return terms.flatMap(({ name, text }, index) => {
    const before = terms[index - 1]?.name ?? '';
    const faults = name === name.toLowerCase() ? [] : [`"${name}" is not in lower case`];
    if (name === before) faults.push(`"${name}" stands there twice`);
    if (name < before) faults.push(`"${name}" must stand before "${before}"`);
    if (!/^[A-Z].*\.$/.test(text)) faults.push(`"${name}" is not explained in sentences`);
    if (text.length > 400) faults.push(`"${name}" is explained at length: the docs are the place for that`);
    return faults;
  });
}

describe('docs/glossary.md', () => {
  test('explains each term once, in alphabetical order and shortly', () => {
    const markdown = readFileSync(join(repositoryPath, 'docs/glossary.md'), 'utf8');
    expect(termsOf(markdown).length).toBeGreaterThan(30);
    expect(glossaryFaults(markdown)).toEqual([]);
  });
});

describe('the rule of the glossary', () => {
  test.each([
    ['## tail\n\nFollows.\n\n## sync\n\nKeeps.\n', '"sync" must stand before "tail"'],
    ['## sync\n\nKeeps.\n\n## sync\n\nKeeps.\n', '"sync" stands there twice'],
    ['## Sync\n\nKeeps.\n', '"Sync" is not in lower case'],
    ['## sync\n\n## tail\n\nFollows.\n', '"sync" is not explained in sentences'],
    [`## sync\n\nKeeps ${'on '.repeat(200)}.\n`, '"sync" is explained at length: the docs are the place for that'],
  ])('finds a planted fault (%#)', (markdown, fault) => {
    expect(glossaryFaults(markdown)).toEqual([fault]);
  });
});
