// Catalog entries, which change slowly: agents, bots, teams, contacts, tags, channels, brands, templates.

import type { AgentPresence, ContactIdentity } from './actor.ts';
import type { AccountId, VendorCode } from './ids.ts';
import type { ContentKind, TemplateHeaderType } from './message.ts';
import type { ChannelType } from './ticket.ts';

export const CATALOG_KINDS = ['agent', 'bot', 'team', 'contact', 'tag', 'channel', 'brand', 'template'] as const;
export type CatalogKind = (typeof CATALOG_KINDS)[number];

interface CatalogBase {
  readonly vendor: VendorCode;
  readonly account: AccountId;
  readonly key: string;
  readonly nativeId: string;
}
export interface AgentFields {
  readonly kind: 'agent';
  readonly displayName: string | null;
  readonly email: string | null;
  readonly avatarUrl: string | null;
  readonly presence: AgentPresence | null;
  readonly teamKeys: readonly string[] | null;
  readonly active: boolean | null;
}
export interface BotFields {
  readonly kind: 'bot';
  readonly displayName: string | null;
  readonly avatarUrl: string | null;
  readonly versionLabel: string | null;
}
export interface TeamFields {
  readonly kind: 'team';
  readonly name: string;
  readonly description: string | null;
}
export interface ContactFields {
  readonly kind: 'contact';
  readonly displayName: string | null;
  readonly avatarUrl: string | null;
  readonly identities: readonly ContactIdentity[];
  readonly blocked: boolean | null;
  readonly optedOut: boolean | null;
}
export type TagKind = 'TAG' | 'REASON' | 'TYPE';
export interface TagFields {
  readonly kind: 'tag';
  readonly tagKind: TagKind;
  readonly name: string;
  readonly color: string | null;
  readonly description: string | null;
  readonly active: boolean;
  /** False if the vendor rejects changes, for example of its built-in types. */
  readonly editable: boolean;
}
export interface ChannelFields {
  readonly kind: 'channel';
  readonly channelType: ChannelType;
  readonly nativeType: string | null;
  readonly name: string;
  readonly brandKey: string | null;
  readonly inbound: boolean;
  readonly outbound: boolean;
  readonly supportedContent: readonly ContentKind[];
}
export interface BrandFields {
  readonly kind: 'brand';
  readonly name: string;
  readonly logoUrl: string | null;
}
export type TemplateKind = 'WHATSAPP' | 'CANNED_REPLY' | 'MANIFEST';
export interface TemplateParameter {
  readonly key: string;
  readonly component: 'HEADER' | 'BODY' | 'BUTTON';
  readonly position: number | null;
  readonly required: boolean;
}
export interface TemplateTranslation {
  readonly languageCode: string;
  readonly languageName: string | null;
  readonly headerType: TemplateHeaderType;
  readonly headerText: string | null;
  readonly body: string;
  readonly parameters: readonly TemplateParameter[];
}
export interface TemplateFields {
  readonly kind: 'template';
  readonly templateKind: TemplateKind;
  readonly name: string;
  readonly channelKey: string | null;
  readonly translations: readonly TemplateTranslation[];
}

interface FieldsByKind {
  agent: AgentFields;
  bot: BotFields;
  team: TeamFields;
  contact: ContactFields;
  tag: TagFields;
  channel: ChannelFields;
  brand: BrandFields;
  template: TemplateFields;
}

/** What an adapter reports about one entry: its identity and its fields. */
export type CatalogEntry<K extends CatalogKind = CatalogKind> = K extends CatalogKind
  ? Pick<CatalogBase, 'key' | 'nativeId'> & FieldsByKind[K]
  : never;

/** What the projection stores of one entry. `observedAt` is when it was last confirmed (epoch ms). */
export type CatalogRecord<K extends CatalogKind = CatalogKind> = K extends CatalogKind
  ? CatalogBase & FieldsByKind[K] & { readonly observedAt: number }
  : never;

export function isCatalogKind(kind: string): kind is CatalogKind {
  return CATALOG_KINDS.some((catalogKind) => catalogKind === kind);
}
