// Proves that the word list finds planted words, and only those.

import { describe, expect, test } from 'vitest';
import { findInFile, findInLine } from '../../../scripts/checks/word-list.ts';
import { ALLOWANCES, FORBIDDEN_WORDS } from '../../../scripts/checks/words.ts';

const phrasesIn = (line: string): string[] => findInLine(line).map(({ phrase }) => phrase);

describe('the word list', () => {
  test.each([
    ['// The rules of the house.', ['house']],
    ['const openDoors = 1;', ['doors']],
    ['const STREAM_DOOR = 1;', ['door']],
    ['calls.underWay += 1;', ['under way']],
    ['// While a call is under way, wait.', ['under way']],
    ['export const scrubbed = scrubSecrets(text);', ['scrub*', 'scrub*']],
    ['const canDo = [];', ['can do']],
    ["import { x } from './can-do.ts';", ['can do']],
    ['const MOST_CALLS = 5;', ['MOST_']],
    ['// It is switched off; nobody is told.', ['switched off', 'nobody', 'told']],
    ['// HTTPDoor', ['door']],
  ])('finds the words of %j', (line, expected) => {
    expect(phrasesIn(line).toSorted()).toEqual(expected.toSorted());
  });

  test.each([
    '// The gateway understands the request and warehouses its result.',
    '// What you can do with a ticket; give back the most recent one.',
    'const newsletter = recommended.amend();',
    'const ALMOST_DONE = 1;',
    '// The retold story of a bedroom.',
    '// You may go, on Mondays.',
  ])('leaves %j alone', (line) => {
    expect(phrasesIn(line)).toEqual([]);
  });

  test('finds a word in a file name', () => {
    expect(findInFile('src/main/open-doors.ts', 'export {};\n')).toEqual([
      { path: 'src/main/open-doors.ts', line: 0, word: 'doors', instead: 'route, endpoint, plugin' },
    ]);
  });

  test('names the line of a word', () => {
    expect(findInFile('src/a.ts', '// one\n// anew\n')).toMatchObject([{ line: 2, word: 'anew' }]);
  });

  test('accepts an allowed word only on the allowed line', () => {
    const allowances = [{ path: 'src/', phrase: 'floor', line: 'Math.floor', reason: 'the function of the language' }];
    expect(findInFile('src/a.ts', 'Math.floor(1.5);\n', allowances)).toEqual([]);
    expect(findInFile('src/a.ts', '// The first floor.\n', allowances)).toHaveLength(1);
    expect(findInFile('test/a.ts', 'Math.floor(1.5);\n', allowances)).toHaveLength(1);
  });

  test('checks a changelog down to its first release', () => {
    expect(findInFile('CHANGELOG.md', '## Unreleased\n\n- fixed\n\n## 0.1.0\n\n- a door\n')).toEqual([]);
    expect(findInFile('CHANGELOG.md', '## Unreleased\n\n- a door\n')).toHaveLength(1);
  });

  test('gives a replacement for every word and a reason for every allowance', () => {
    expect(FORBIDDEN_WORDS.filter(({ instead }) => instead === '')).toEqual([]);
    expect(ALLOWANCES.filter(({ reason }) => reason === '')).toEqual([]);
  });
});
