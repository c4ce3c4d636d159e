// The initial people, AI responders, channels, teams and tags of the emulated workspace.

import { createPeople } from '../../../sandbox/sample-data/index.ts';
import type { SandboxRandom } from '../../../sandbox/index.ts';
import type { Channel, Responder, Tag, Team, User } from './state.ts';
import type { ChannelType, ResponderEntity, TagColor } from './enums.ts';

const USERS = 9;
const PICTURES = 'https://pictures.zaia.example';

const channelNames: readonly (readonly [string, ChannelType])[] = [
  ['Website', 'widget'],
  ['WhatsApp', 'whatsapp'],
  ['WhatsApp (Waha)', 'waha'],
  ['Instagram', 'instagram'],
  ['Shop app', 'api'],
];
const teamNames: readonly (readonly [string, string])[] = [
  ['Orders', 'Where is my parcel, and what if it is broken'],
  ['Billing', 'Invoices, refunds, payments'],
  ['Technical', 'Devices that do not do what they should'],
  ['VIP', ''],
];
const responderNames: readonly (readonly [string, ResponderEntity, number | null])[] = [
  ['Aria', 'agents', 7],
  ['Shop guide', 'agents', 3],
  ['Night squad', 'squads', 2],
  ['Return flow', 'workflows', null],
];
const tagNames: readonly (readonly [string, TagColor])[] = [
  ['refund', '1'],
  ['angry', '2'],
  ['bug', '4'],
  ['delivery', '5'],
  ['lead', '7'],
  ['返品', '9'],
];

export interface Workspace {
  readonly users: readonly User[];
  readonly channels: readonly Channel[];
  readonly teams: readonly Team[];
  readonly responders: readonly Responder[];
  readonly tags: readonly Tag[];
}

/** Generates the workspace; all objects have the same `createdAt`. */
export function createWorkspace(random: SandboxRandom, createdAt: number): Workspace {
  const row = () => ({ id: random.uuid(), createdAt, updatedAt: createdAt });
  return {
    users: createPeople(random.fork('users'), USERS).map(({ name, email }) => {
      const id = random.uuid();
      return { id, name, email, picture: random.chance(0.6) ? `${PICTURES}/${id}.png` : null };
    }),
    channels: channelNames.map(([name, type]) => ({ ...row(), name, type })),
    teams: teamNames.map(([name, description]) => ({ ...row(), name, description, picture: null, isRemoved: false })),
    responders: responderNames.map(([name, entity, versionNumber]) => ({
      id: random.uuid(),
      entity,
      name,
      picture: entity === 'agents' ? `${PICTURES}/${name.toLowerCase().replaceAll(' ', '-')}.png` : null,
      versionId: versionNumber === null ? null : random.uuid(),
      versionNumber,
    })),
    tags: tagNames.map(([name, color]) => ({ ...row(), name, color, description: `Tickets about: ${name}` })),
  };
}
