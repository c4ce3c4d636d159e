// Users as agents and bots, tags, canned replies, departments as teams, and channels. Pure.

import type { CatalogEntry } from '../../../domain/catalog.ts';
import type { ContentKind } from '../../../domain/message.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { ChannelType } from '../../../domain/ticket.ts';
import { channelKey, toGuid } from '../keys.ts';
import type { GlassixSettings } from '../settings.ts';
import type { WireCannedReply, WireTag, WireUser } from '../wire/index.ts';
import { toPresence } from './enums.ts';

const SUPPORTED_CONTENT: readonly ContentKind[] = ['TEXT', 'MEDIA', 'INTERACTIVE', 'CARDS'];

/** An agent or a bot; null for the zero GUID. */
export function toUser(wire: WireUser, log: AdapterLog): CatalogEntry<'agent'> | CatalogEntry<'bot'> | null {
  const key = toGuid(wire.id);
  if (key === null) return null;
  const userName = wire.UserName ?? wire.userName;
  const displayName = wire.fullName || wire.shortName || userName;
  if (wire.type?.toUpperCase() === 'BOT') {
    return { kind: 'bot', key, nativeId: key, displayName, avatarUrl: null, versionLabel: null };
  }
  const email = userName !== null && userName.includes('@') ? userName : null;
  const presence = toPresence(wire.status, log);
  return {
    kind: 'agent',
    key,
    nativeId: key,
    displayName,
    email,
    avatarUrl: null,
    presence,
    teamKeys: null,
    active: true,
  };
}

/** A tag. Glassix identifies tags by name. */
export function toTag(wire: WireTag): CatalogEntry<'tag'> {
  const { name, color, isDeleted } = wire;
  const fields = { tagKind: 'TAG', name, color, description: null, active: !isDeleted, editable: false } as const;
  return { kind: 'tag', key: name, nativeId: name, ...fields };
}

/** A canned reply: one text in one language, without parameters. */
export function toTemplate(wire: WireCannedReply): CatalogEntry<'template'> {
  const translation = {
    languageCode: wire.culture || 'und',
    languageName: null,
    headerType: 'NONE',
    headerText: null,
    body: wire.text || wire.html || '',
    parameters: [],
  } as const;
  return {
    kind: 'template',
    key: wire.id,
    nativeId: wire.id,
    templateKind: 'CANNED_REPLY',
    name: [wire.categoryName, wire.title].filter((part) => part !== null && part !== '').join(' / ') || wire.id,
    channelKey: null,
    translations: [translation],
  };
}

/** A department. Without a name in the settings, its id is the name. */
export function toTeam(department: string, { departments }: GlassixSettings): CatalogEntry<'team'> {
  const name = departments.get(department) ?? department;
  return { kind: 'team', key: department, nativeId: department, name, description: null };
}

/** A protocol of a department. */
export function toChannel(
  department: string,
  protocol: string,
  channelType: ChannelType,
  { departments }: GlassixSettings,
): CatalogEntry<'channel'> {
  const key = channelKey(department, protocol);
  const departmentName = departments.get(department);
  return {
    kind: 'channel',
    key,
    nativeId: key,
    channelType,
    nativeType: protocol,
    name: departmentName === undefined ? protocol : `${departmentName}, ${protocol}`,
    brandKey: null,
    inbound: true,
    outbound: true,
    supportedContent: SUPPORTED_CONTENT,
  };
}
