// Chats and their messages.

import { answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import {
  BadData,
  checked,
  idFilter,
  instantOf,
  pageOf,
  uuidOf,
  wordsOf,
  type ZaiaCall,
  type ZaiaRoute,
} from '../call.ts';
import type { Chat } from '../state.ts';
import { chatDetails, messageView, notFound } from '../views.ts';
import { channelTypes, oneOf } from '../enums.ts';

const DEFAULT_LIMIT = 250;
const MAX_LIMIT = 1000;
const messageJoins = ['chat-message-follow-ups', 'senders'] as const;

function listChats(call: ZaiaCall): SandboxAnswer {
  const { state, settings } = call.context;
  const [channels, owners] = [idFilter(call, 'channelIds'), idFilter(call, 'ownerIds')];
  const types = wordsOf(call, 'channelTypes');
  if (types.some((type) => oneOf(channelTypes, type) === null)) throw new BadData();
  const [start, end] = [
    instantOf(call, 'lastChatMessageCreatedAtStart'),
    instantOf(call, 'lastChatMessageCreatedAtEnd'),
  ];
  const fits = ({ channel, owner, messages, isRemoved }: Chat): boolean => {
    const lastAt = messages.at(-1)?.createdAt ?? 0;
    const inTime = lastAt >= (start ?? 0) && lastAt <= (end ?? Infinity);
    const ofType = types.length === 0 || types.includes(channel.type);
    return !isRemoved && channels(channel.id) && owners(owner.id) && ofType && inTime;
  };
  const byLastMessage = [...state.chats.values()]
    .filter(fits)
    .toSorted((one, other) => (one.messages.at(-1)?.createdAt ?? 0) - (other.messages.at(-1)?.createdAt ?? 0));
  return answerJson(
    200,
    pageOf(call, byLastMessage).map((chat) => chatDetails(chat, state, settings)),
  );
}

function readChat(call: ZaiaCall): SandboxAnswer {
  const { state, settings } = call.context;
  const chat = state.chats.get(uuidOf(call.param('id')));
  return chat === undefined ? notFound('Chat') : answerJson(200, chatDetails(chat, state, settings));
}

function limitOf({ query, context }: ZaiaCall): number {
  const text =
    context.settings.paginationForm === 'brackets'
      ? query.get('pagination[limit]')
      : limitInJson(query.get('pagination'));
  const limit = text === null ? DEFAULT_LIMIT : Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) throw new BadData();
  return limit;
}

function limitInJson(text: string | null): string | null {
  if (text === null) return null;
  try {
    const { limit = null } = JSON.parse(text) as { readonly limit?: number | null };
    return limit === null ? null : String(limit);
  } catch {
    throw new BadData();
  }
}

function listMessages(call: ZaiaCall): SandboxAnswer {
  const { state, settings } = call.context;
  const chat = state.chats.get(uuidOf(call.query.get('chatId')));
  const ofTicket = idFilter(call, 'ticketIds');
  const joins = wordsOf(call, 'joins');
  if (joins.some((join) => oneOf(messageJoins, join) === null)) throw new BadData();
  const limit = limitOf(call);
  if (chat === undefined) return notFound('Chat');
  const threadId = call.query.get('chatThreadId');
  const ofThread = threadId === null || uuidOf(threadId) === chat.threadId;
  const found = chat.messages.filter(({ ticketId }) => ofThread && ofTicket(ticketId)).slice(-limit);
  const ordered = settings.listOrder === 'newest-first' ? found.toReversed() : found;
  const world = { state, settings, joinsSender: joins.includes('senders') };
  return answerJson(
    200,
    ordered.map((message) => messageView(message, chat, world)),
  );
}

export const chatRoutes: readonly ZaiaRoute[] = [
  {
    coverage: 'Z10',
    evidence: 'documented',
    method: 'GET',
    pattern: '/chats',
    note: 'Further filters are truncated in the reference. Assumed: removed chats are omitted, the order is by last message.',
    handle: checked(listChats),
  },
  {
    coverage: 'Z10',
    evidence: 'documented',
    method: 'GET',
    pattern: '/chats/:id/details',
    note: 'The ticket is the open one: assumed.',
    handle: checked(readChat),
  },
  {
    coverage: 'Z10',
    evidence: 'assumed',
    method: 'GET',
    pattern: '/chat-messages',
    note: 'Assumed: the fields of a message, the form of pagination in the query, and that the newest messages are returned.',
    handle: checked(listMessages),
  },
];
