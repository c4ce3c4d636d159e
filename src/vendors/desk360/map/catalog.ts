// Agents, types, reasons, products, channels and templates of Desk360 as catalog entries.

import type { CatalogEntry, CatalogKind, TemplateParameter } from '../../../domain/catalog.ts';
import type { ContentKind } from '../../../domain/message.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import {
  botKey,
  channelKey,
  type LabelKind,
  mailContactKey,
  phoneContactKey,
  reasonKey,
  templateKey,
  toE164,
  typeKey,
} from '../keys.ts';
import type { WireAgent, WireLabel, WireProduct, WireTemplate } from '../wire/index.ts';
import { CHANNEL_TYPES, toHeaderType } from './enums.ts';

/** The observations of a complete list: its entries, then its end. */
export function asCollection(kind: CatalogKind, entries: readonly CatalogEntry[]): Observation[] {
  const list: Observation[] = entries.map((entry) => ({ type: 'catalog', entry }));
  return [...list, { type: 'collection-complete', kind, scope: null }];
}

export function toAgent(wire: WireAgent): CatalogEntry<'agent'> {
  return {
    kind: 'agent',
    key: wire.id,
    nativeId: wire.id,
    displayName: wire.name,
    email: wire.email,
    avatarUrl: wire.avatar,
    presence: null,
    teamKeys: null,
    active: null,
  };
}

/** Only types created by the account itself can be changed. */
export function toTypeTag(wire: WireLabel): CatalogEntry<'tag'> {
  return {
    kind: 'tag',
    key: typeKey(wire.id),
    nativeId: wire.id,
    tagKind: 'TYPE',
    name: wire.title ?? wire.name ?? '',
    color: null,
    description: wire.description,
    active: wire.is_active ?? true,
    editable: wire.is_custom ?? false,
  };
}

export function toReasonTag(wire: WireLabel): CatalogEntry<'tag'> {
  return { ...toTypeTag(wire), key: reasonKey(wire.id), tagKind: 'REASON', editable: true };
}

export function toTag(kind: LabelKind, wire: WireLabel): CatalogEntry<'tag'> {
  return kind === 'types' ? toTypeTag(wire) : toReasonTag(wire);
}

export function toBrand(wire: WireProduct): CatalogEntry<'brand'> {
  return { kind: 'brand', key: wire.id, nativeId: wire.id, name: wire.name ?? '', logoUrl: wire.logo };
}

const WHATSAPP_CONTENT: readonly ContentKind[] = [
  'TEXT',
  'MEDIA',
  'LOCATION',
  'LOCATION_REQUEST',
  'CONTACT_CARD',
  'INTERACTIVE',
  'INTERACTIVE_REPLY',
  'TEMPLATE',
];

/** Desk360 has no call that lists channels. Each product is assumed to have every documented channel. */
export function toChannels(product: { readonly id: string; readonly name: string | null }): CatalogEntry<'channel'>[] {
  return Object.entries(CHANNEL_TYPES).map(([name, channelType]) => ({
    kind: 'channel',
    key: channelKey(product.id, name),
    nativeId: `${product.id}/${name}`,
    channelType,
    nativeType: name,
    name: product.name === null ? name : `${product.name} · ${name}`,
    brandKey: product.id,
    inbound: true,
    outbound: true,
    supportedContent: channelType === 'WHATSAPP' ? WHATSAPP_CONTENT : ['TEXT', 'MEDIA'],
  }));
}

const COMPONENTS: Readonly<Record<string, TemplateParameter['component']>> = {
  header: 'HEADER',
  body: 'BODY',
  button: 'BUTTON',
};

/** `body-1` is the first placeholder of the body. A key without a number has no position. */
function toParameter(key: string): TemplateParameter {
  const [, prefix = 'body', position = ''] = /^([a-z]+)-(.*)$/i.exec(key) ?? [];
  const name = prefix.toLowerCase();
  return {
    key,
    component: (Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined) ?? 'BODY',
    position: /^\d{1,3}$/.test(position) ? Number(position) : null,
    required: true,
  };
}

export function toTemplate(product: string, wire: WireTemplate, log: AdapterLog): CatalogEntry<'template'> {
  return {
    kind: 'template',
    key: templateKey(product, wire.id),
    nativeId: wire.id,
    templateKind: 'WHATSAPP',
    name: wire.template_name ?? '',
    channelKey: channelKey(product, 'WhatsApp'),
    translations: wire.languages.map((language) => ({
      languageCode: language.language_code,
      languageName: language.language_name,
      headerType: toHeaderType(language.header_type, log),
      headerText: language.header_content,
      body: language.text ?? '',
      parameters: language.parameters.map(toParameter),
    })),
  };
}

/** The contact with an e-mail address. */
export function toMailContact(email: string, name: string | null): CatalogEntry<'contact'> {
  const key = mailContactKey(email);
  return {
    kind: 'contact',
    key,
    nativeId: email.trim(),
    displayName: name,
    avatarUrl: null,
    identities: [{ kind: 'EMAIL', value: email.trim(), verified: null }],
    blocked: null,
    optedOut: null,
  };
}

/** The contact with a WhatsApp number. */
export function toPhoneContact(phoneKey: string, name: string | null): CatalogEntry<'contact'> {
  return {
    kind: 'contact',
    key: phoneContactKey(phoneKey),
    nativeId: phoneKey,
    displayName: name,
    avatarUrl: null,
    identities: [{ kind: 'WHATSAPP', value: toE164(phoneKey) ?? phoneKey, verified: null }],
    blocked: null,
    optedOut: null,
  };
}

/** The chatbot of a product. The vendor gives it no id. */
export function toBot(product: string): CatalogEntry<'bot'> {
  return {
    kind: 'bot',
    key: botKey(product),
    nativeId: 'chatbot',
    displayName: 'Chatbot',
    avatarUrl: null,
    versionLabel: null,
  };
}
