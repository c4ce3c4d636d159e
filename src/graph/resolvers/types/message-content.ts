// The content types of a message. Text and attachments come from the message itself.

import type {
  CardsContentResolvers,
  ContactCardContentResolvers,
  InteractiveContentResolvers,
  InteractiveReplyContentResolvers,
  LinkContentResolvers,
  LocationContentResolvers,
  LocationRequestContentResolvers,
  MediaContentResolvers,
  MessageContentResolvers,
  RatingContentResolvers,
  Resolvers,
  SystemContentResolvers,
  TemplateContentResolvers,
  TextContentResolvers,
  UnsupportedContentResolvers,
} from '../../../generated/schema.ts';
import type { ContentKind } from '../../../domain/message.ts';
import type { ContentNode } from '../../nodes/node-types.ts';
import { attachmentsOf } from './message.ts';

const TYPES = {
  TEXT: 'TextContent',
  MEDIA: 'MediaContent',
  LOCATION: 'LocationContent',
  LOCATION_REQUEST: 'LocationRequestContent',
  CONTACT_CARD: 'ContactCardContent',
  INTERACTIVE: 'InteractiveContent',
  INTERACTIVE_REPLY: 'InteractiveReplyContent',
  TEMPLATE: 'TemplateContent',
  CARDS: 'CardsContent',
  RATING: 'RatingContent',
  LINK: 'LinkContent',
  SYSTEM: 'SystemContent',
  UNSUPPORTED: 'UnsupportedContent',
} as const satisfies Record<ContentKind, string>;

const MessageContent: MessageContentResolvers = { __resolveType: (node: ContentNode) => TYPES[node.content.kind] };
const TextContent: TextContentResolvers = {
  text: ({ message }) => message.record.text,
  html: ({ message }) => message.record.html,
};
const MediaContent: MediaContentResolvers = {
  kind: ({ content }) => content.mediaKind,
  caption: ({ content }) => content.caption,
  attachments: ({ message }) => attachmentsOf(message),
};
const LocationContent: LocationContentResolvers = {
  latitude: ({ content }) => content.latitude,
  longitude: ({ content }) => content.longitude,
  name: ({ content }) => content.name,
  address: ({ content }) => content.address,
};
const LocationRequestContent: LocationRequestContentResolvers = { body: ({ content }) => content.body };
const ContactCardContent: ContactCardContentResolvers = { cards: ({ content }) => content.cards };
const InteractiveContent: InteractiveContentResolvers = {
  header: ({ content }) => content.header,
  body: ({ content }) => content.body,
  footer: ({ content }) => content.footer,
  buttons: ({ content }) => content.buttons,
};
const InteractiveReplyContent: InteractiveReplyContentResolvers = {
  buttonId: ({ content }) => content.buttonId,
  title: ({ content }) => content.title,
};
const TemplateContent: TemplateContentResolvers = {
  templateNativeId: ({ content }) => content.templateNativeId,
  template: ({ message, content }, _args, { loaders }) =>
    content.templateKey === null ? null : loaders.catalog(message.record.account, 'template', content.templateKey),
  name: ({ content }) => content.name,
  languageCode: ({ content }) => content.languageCode,
  variables: ({ content }) => content.variables,
};
const CardsContent: CardsContentResolvers = { cards: ({ content }) => content.cards };
const RatingContent: RatingContentResolvers = {
  value: ({ content }) => content.value,
  scale: ({ content }) => content.scale,
  comment: ({ content }) => content.comment,
};
const LinkContent: LinkContentResolvers = { url: ({ content }) => content.url, title: ({ content }) => content.title };
const SystemContent: SystemContentResolvers = {
  kind: ({ content }) => content.systemKind,
  nativeType: ({ content }) => content.nativeType,
  text: ({ content }) => content.text,
};
const UnsupportedContent: UnsupportedContentResolvers = {
  nativeType: ({ content }) => content.nativeType,
  raw: ({ content }) => content.raw,
};

export const contentTypes: Resolvers = {
  MessageContent,
  TextContent,
  MediaContent,
  LocationContent,
  LocationRequestContent,
  ContactCardContent,
  InteractiveContent,
  InteractiveReplyContent,
  TemplateContent,
  CardsContent,
  RatingContent,
  LinkContent,
  SystemContent,
  UnsupportedContent,
};
