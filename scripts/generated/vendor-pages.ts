// Writes docs/vendors.md, and the short table of the README, from the modules of the register.

import type { BatchStrategy } from '../../src/domain/ports/vendor/reads.ts';
import type { SettingSpec } from '../../src/domain/ports/vendor/settings.ts';
import type { VendorModule } from '../../src/domain/ports/vendor/module.ts';
import type { VendorCapability } from '../../src/domain/ports/vendor/vendor-capabilities.ts';
import { vendors } from '../../src/vendors/index.ts';
import { GENERATED_BY, code, page, table } from './markdown.ts';

const NOTHING = '–';
const BATCHES: Readonly<Record<BatchStrategy, string>> = {
  NATIVE_BULK: 'the vendor takes many ids in one call',
  LIST_AND_INDEX: 'one list, indexed by id',
  WINDOW_SCAN: 'a list within a window of time',
  BOUNDED_FAN_OUT: 'one call per id, a few at a time',
  EVENT_STORE: 'from webhooks kept in the store, no call',
  NONE: NOTHING,
};

/** A capability as words: `replyWithTemplate` → `reply with template`. */
function wordsOf({ name, bySetting }: VendorCapability): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return bySetting ? `${words} (by setting)` : words;
}

function capabilitiesOf(module: VendorModule): string {
  return module.capabilities.map(wordsOf).join(', ');
}

function rateOf(module: VendorModule): string {
  const defaults = Object.fromEntries(module.settings.map((setting) => [setting.key, setting.default]));
  const { callsPerMinute, reservedForWrites } = module.rate(defaults);
  if (callsPerMinute === null) return 'no documented limit';
  return `${callsPerMinute} calls a minute by default, ${reservedForWrites} of them for writes only`;
}

function defaultOf({ default: value, required }: SettingSpec): string {
  if (required) return '**required**';
  if (value === null || value === '') return NOTHING;
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : code(value.join(','));
  return code(String(value));
}

function settingsOf(module: VendorModule): string {
  const rows = module.settings.map((setting) => {
    const choices = setting.choices ? ` One of ${setting.choices.map(code).join(', ')}.` : '';
    return [
      code(setting.key),
      setting.type,
      setting.meaning + choices,
      defaultOf(setting),
      setting.secret ? 'yes' : 'no',
    ];
  });
  return table(['Setting', 'Type', 'Meaning', 'Default', 'Secret'], rows);
}

function operationsOf(module: VendorModule): string {
  const rows = module.operations.map(({ name, supported, batch, maxBatchSize }) => [
    code(name),
    supported ? 'yes' : 'no',
    supported ? BATCHES[batch] : NOTHING,
    maxBatchSize === null ? NOTHING : String(maxBatchSize),
  ]);
  return table(['Operation', 'Used', 'Many at once', 'Batch size'], rows);
}

function section(module: VendorModule): string {
  return [
    `## ${module.title}`,
    `${module.about} In paths and settings it is called ${code(module.slug)}, in the schema ${code(module.code)}.`,
    [
      `- **Can do at best:** ${capabilitiesOf(module)}. Per ticket, ${code('Ticket.capabilities')} says what is possible now.`,
      `- **Rate:** ${rateOf(module)}.`,
    ].join('\n'),
    '### Settings',
    'Secrets come from the environment only.',
    settingsOf(module),
    '### Operations',
    operationsOf(module),
  ].join('\n\n');
}

/** One row per vendor: what it is and what it can do. */
export function renderShortTable(): string {
  return table(
    ['Vendor', 'What it is', 'What can be done'],
    vendors.map((module) => [module.title, module.about, capabilitiesOf(module)]),
  );
}

/** The text of docs/vendors.md. */
export function renderVendorsPage(): string {
  return page(
    GENERATED_BY,
    '# Vendors',
    'What each vendor is, what can be done with it, how it is configured, and which of its operations are used.',
    renderShortTable(),
    ...vendors.map(section),
  );
}

const BEGIN = '<!-- vendors:begin -->';
const END = '<!-- vendors:end -->';

/** The README with the table between its markers renewed; null when it has no such markers. */
export function renewReadme(readme: string): string | null {
  const start = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (start < 0 || end < start) return null;
  return `${readme.slice(0, start + BEGIN.length)}\n\n${renderShortTable()}\n\n${readme.slice(end)}`;
}
