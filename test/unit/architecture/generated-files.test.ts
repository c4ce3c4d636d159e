// Holds the generated files to the code they are made from, and proves that the check finds a stale one.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildSchema, isEnumType } from 'graphql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findDifferences, renderAll } from '../../../scripts/generated/files.ts';
import { renderShortTable, renewReadme } from '../../../scripts/generated/vendor-pages.ts';
import { renderVendorEnum } from '../../../scripts/generated/vendor-enum.ts';
import { USER_ERRORS, VENDOR_ERRORS } from '../../../src/domain/errors/error-codes.ts';
import { vendors } from '../../../src/vendors/index.ts';
import { repositoryPath } from './source-files.ts';

const run = promisify(execFile);
const generateScript = join(repositoryPath, 'scripts/generate.ts');

/** The values of an enum of the contract, as one of its files declares them; sorted. */
function enumValues(file: string, name: string): string[] {
  const text = readFileSync(join(repositoryPath, 'schema', file), 'utf8');
  const [declaration = ''] = new RegExp(`^enum ${name} \\{[\\s\\S]*?^\\}`, 'm').exec(text) ?? [];
  const type = buildSchema(`type Query { of: ${name} }\n${declaration}`).getType(name);
  return isEnumType(type)
    ? type
        .getValues()
        .map((value) => value.name)
        .sort()
    : [];
}

describe('the generated files', () => {
  test('say what the code says', async () => {
    const stale = await findDifferences(repositoryPath, await renderAll(repositoryPath));
    const paths = stale.map(({ path }) => path);
    expect(paths, `stale: ${paths.join(', ')}. Run npm run generate and commit what it changes.`).toEqual([]);
  });

  test('name every vendor of the register, each once', () => {
    const codes = vendors.map(({ code }) => code);
    expect(enumValues('vendor.graphql', 'Vendor')).toEqual(codes.toSorted());
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('know the same error codes as the contract', () => {
    expect(enumValues('source.graphql', 'VendorErrorCode')).toEqual(Object.keys(VENDOR_ERRORS).sort());
    expect(enumValues('user-error.graphql', 'UserErrorCode')).toEqual(Object.keys(USER_ERRORS).sort());
  });

  test('read as one line per cell, whatever a description holds', () => {
    const text = renderVendorEnum([{ code: 'NEW', title: 'A "new" one', about: 'First line.\nSecond \\ line.' }]);
    const type = buildSchema(`type Query { vendor: Vendor }\n${text}`).getType('Vendor');
    expect(isEnumType(type) ? type.getValue('NEW')?.description : null).toBe(
      'A "new" one. First line.\nSecond \\ line.',
    );
  });
});

describe('the table in the README', () => {
  test('replaces the text between its markers and nothing else', () => {
    const readme = '# x\n<!-- vendors:begin -->\nold\n<!-- vendors:end -->\ny\n';
    const renewed = renewReadme(readme);
    expect(renewed).toBe(`# x\n<!-- vendors:begin -->\n\n${renderShortTable()}\n\n<!-- vendors:end -->\ny\n`);
    expect(renewReadme(renewed ?? '')).toBe(renewed);
  });

  test('is not put into a README without markers', () => {
    expect(renewReadme('# x\n')).toBeNull();
    expect(renewReadme('<!-- vendors:end --> <!-- vendors:begin -->')).toBeNull();
  });
});

describe('a planted stale file', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'generated-'));
    const contents = { ...Object.fromEntries(await renderAll(root)), 'src/generated/schema.ts': generatedTypes() };
    for (const [path, content] of Object.entries(contents)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const generatedTypes = (): string => readFileSync(join(repositoryPath, 'src/generated/schema.ts'), 'utf8');
  const check = (): Promise<{ stdout: string }> =>
    run(process.execPath, [generateScript, '--check', '--root', root], { cwd: repositoryPath });

  test('fails the check, which lists it and names the command', async () => {
    await writeFile(join(root, 'docs/errors.md'), 'old');
    await writeFile(join(root, 'src/generated/schema.ts'), 'old');
    await rm(join(root, 'schema/vendor.graphql'));
    const failure: unknown = await check().catch((reason: unknown) => reason);
    expect(failure).toMatchObject({
      code: 1,
      stdout: [
        'stale: schema/vendor.graphql',
        'stale: docs/errors.md',
        'stale: src/generated/schema.ts',
        'Run npm run generate and commit what it changes.\n',
      ].join('\n'),
    });
  });

  test('is renewed, and a second run changes nothing', async () => {
    await writeFile(join(root, 'docs/vendors.md'), 'old');
    const first = await run(process.execPath, [generateScript, '--root', root]);
    const second = await run(process.execPath, [generateScript, '--root', root]);
    expect(first.stdout).toBe('regenerated docs/vendors.md\n');
    expect(second.stdout).toBe('generated files: all fresh\n');
  });
});
