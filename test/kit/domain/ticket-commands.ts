// Commands on tickets with nothing said, for tests that say what they are about.

import type { ContactDraft, TicketCreateCommand } from '../../../src/domain/commands/ticket-commands.ts';

export const contactDraft = (said: Partial<ContactDraft> = {}): ContactDraft => ({
  name: null,
  email: null,
  identities: [],
  externalUserId: null,
  profileUrl: null,
  avatarUrl: null,
  ...said,
});

export const ticketCreateCommand = (said: Partial<TicketCreateCommand> = {}): TicketCreateCommand => ({
  channelKey: null,
  brandKey: null,
  contact: null,
  participants: [],
  subject: null,
  text: null,
  files: [],
  attachments: [],
  link: null,
  rating: null,
  reasonTagKey: null,
  tagNames: [],
  assigneeKey: null,
  teamKey: null,
  chatNativeId: null,
  status: null,
  externalId: null,
  rootExternalId: null,
  url: null,
  culture: null,
  customFields: [],
  firstMessages: [],
  createdAt: null,
  now: 0,
  ...said,
});
