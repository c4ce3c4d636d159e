// The capabilities that a module lists are those of its adapter.

import { expect, test } from 'vitest';
import { TICKET_ACTIONS } from '../../../src/domain/commands/capabilities.ts';
import type { SettingSpec, Settings, SettingValue } from '../../../src/domain/ports/vendor/settings.ts';
import type { VendorAdapter, VendorModule } from '../../../src/domain/ports/vendor/module.ts';
import {
  ACTIONS_BY_TICKET_ACTION,
  OTHER_ACTIONS,
  VENDOR_CAPABILITIES,
  type VendorCapabilityName,
  vendorCapabilities,
} from '../../../src/domain/ports/vendor/vendor-capabilities.ts';
import { vendors } from '../../../src/vendors/index.ts';
import { postbox } from '../../contract/adapters/sample-vendor/postbox/index.ts';

/** Values for the required settings: acceptable to every vendor. */
function valueOf({ type, choices }: SettingSpec): SettingValue {
  if (type === 'url') return 'http://localhost:1';
  if (type === 'integer') return 1;
  if (type === 'boolean') return true;
  const [text = 'abcdefghijklmnopqrstuvwxyz012345'] = choices ?? [];
  return type === 'list' ? [text] : text;
}

/** Opens an account with the required settings; `enabled` also sets every boolean to true. */
function open(module: VendorModule, enabled: boolean): VendorAdapter {
  const settings: Settings = Object.fromEntries(
    module.settings.map((setting) => {
      if (setting.required) return [setting.key, valueOf(setting)];
      return [setting.key, enabled && setting.type === 'boolean' ? true : setting.default];
    }),
  );
  return module.open({
    account: { id: 'a', name: 'A' },
    settings,
    log: { unknownValue: () => undefined, warn: () => undefined },
    now: () => 0,
    createCaller: () => ({
      call: () => Promise.reject(new Error('no call is made')),
      download: () => Promise.reject(new Error('no call is made')),
    }),
  });
}

/** The features that show in the adapter itself. */
function featuresOf(adapter: VendorAdapter): VendorCapabilityName[] {
  return [
    ...(adapter.webhook === null ? [] : ['webhooks' as const]),
    ...(adapter.queue === undefined ? [] : ['eventQueue' as const]),
    ...(adapter.feed === null ? [] : ['backfill' as const]),
    ...(adapter.media === null ? [] : ['downloads' as const]),
    ...(adapter.templateOffer === undefined ? [] : ['templateOffer' as const]),
  ];
}

const FEATURES: readonly VendorCapabilityName[] = ['webhooks', 'eventQueue', 'backfill', 'downloads', 'templateOffer'];

for (const module of [...vendors, postbox]) {
  const named = (bySetting: boolean): VendorCapabilityName[] =>
    module.capabilities.filter((capability) => capability.bySetting === bySetting).map(({ name }) => name);

  test(`${module.title} lists the features and account actions of its adapter`, () => {
    const expected = (adapter: VendorAdapter): VendorCapabilityName[] => [
      ...OTHER_ACTIONS.filter((name) => adapter.actions[name] !== null),
      ...featuresOf(adapter),
    ];
    const isChecked = (name: VendorCapabilityName): boolean =>
      FEATURES.includes(name) || OTHER_ACTIONS.some((action) => action === name);
    expect(named(false).filter(isChecked)).toEqual(expected(open(module, false)));
    const all = module.capabilities.map(({ name }) => name);
    expect(all.filter(isChecked)).toEqual(expected(open(module, true)));
  });

  test(`${module.title} lists a ticket action if and only if its adapter can carry it out`, () => {
    const { actions } = open(module, true);
    const listed = new Set<string>(module.capabilities.map(({ name }) => name));
    for (const ticketAction of TICKET_ACTIONS.filter((name) => listed.has(name))) {
      const carriers = ACTIONS_BY_TICKET_ACTION[ticketAction];
      expect(
        carriers.some((name) => actions[name] !== null),
        ticketAction,
      ).toBe(true);
    }
    for (const [name, action] of Object.entries(actions)) {
      if (action === null || OTHER_ACTIONS.some((other) => other === name)) continue;
      const offered = TICKET_ACTIONS.filter((one) => ACTIONS_BY_TICKET_ACTION[one].some((carrier) => carrier === name));
      expect(
        offered.some((one) => listed.has(one)),
        name,
      ).toBe(true);
    }
  });
}

test('every adapter action either carries out a ticket action or is listed on its own', () => {
  const carriers = Object.values(ACTIONS_BY_TICKET_ACTION).flat();
  const { actions } = open(postbox, false);
  const names = Object.keys(actions);
  expect(names.filter((name) => ![...carriers, ...OTHER_ACTIONS].some((known) => known === name))).toEqual([]);
});

test('capabilities keep one order and say which need a setting', () => {
  expect(vendorCapabilities(['webhooks', 'reply'], ['reopen'])).toEqual([
    { name: 'reply', bySetting: false },
    { name: 'reopen', bySetting: true },
    { name: 'webhooks', bySetting: false },
  ]);
  expect(new Set(VENDOR_CAPABILITIES).size).toBe(VENDOR_CAPABILITIES.length);
});
