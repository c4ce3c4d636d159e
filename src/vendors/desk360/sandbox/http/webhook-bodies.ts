// The bodies of Desk360's webhooks, written from the documented samples; phone numbers carry no plus.

import type { SandboxRandom } from '../../../../sandbox/index.ts';
import { shaOf } from '../data/files.ts';
import { fileUrl } from './render.ts';
import type { DeskContext, DeskFile } from '../data/state.ts';
import { toWebhookTime } from '../data/times.ts';

/** The fields of every received message; `at` is epoch milliseconds. */
export interface Inbound {
  readonly id: string;
  readonly from: string;
  readonly name: string;
  readonly at: number;
}

/** One media message: image is documented, the other three have the same form. */
export type MediaKind = 'image' | 'video' | 'audio' | 'document';

export interface Place {
  readonly name: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
}

const GROUPS = { image: 'images', video: 'videos', audio: 'others', document: 'files' } as const;
const FILE_TYPES = { image: 'image', video: 'video', audio: 'other', document: 'file' } as const;

/** An id in WhatsApp's format: inbound ids start with ABEGk, outbound ids with gBEGk. */
export function createWhatsappId(random: SandboxRandom, direction: 'in' | 'out'): string {
  return `${direction === 'in' ? 'ABEGk' : 'gBEGk'}${random.token(22)}`;
}

export function textBody({ id, from, name, at }: Inbound, text: string): object {
  return { messages: { id, text, from, timestamp: toWebhookTime(at), name, type: 'text' } };
}

export function locationBody({ id, from, name, at }: Inbound, place: Place): object {
  const { address, latitude, longitude, name: placeName } = place;
  const text = `${placeName} - ${address}, latitude: ${latitude}, longitude: ${longitude}`;
  const location = { address, latitude, longitude, name: placeName };
  return { messages: { id, text, from, timestamp: toWebhookTime(at), name, location, type: 'location' } };
}

export function contactsBody({ id, from, name, at }: Inbound, contacts: readonly object[]): object {
  return { messages: { id, from, timestamp: toWebhookTime(at), name, type: 'contacts', contacts } };
}

/** A media message; `message` is the caption, null without one. */
export function mediaBody(
  context: DeskContext,
  { id, from, name, at }: Inbound,
  media: { kind: MediaKind; mediaId: string; file: DeskFile; caption: string | null },
): object {
  const { kind, mediaId, file, caption } = media;
  const described = { message: caption, media_id: mediaId, mime_type: file.contentType, sha: shaOf(file.bytes) };
  const stored = { url: fileUrl(context, file.name), name: file.name, type: FILE_TYPES[kind], aws: true };
  return {
    messages: {
      id,
      from,
      timestamp: toWebhookTime(at),
      name,
      [kind]: described,
      attachments: { [GROUPS[kind]]: [stored] },
      type: kind,
    },
  };
}

/** One line of a conversation with the bot; lines of the bot have neither id nor time. */
export type BotLine =
  | { readonly by: 'bot'; readonly text: string }
  | { readonly by: 'customer'; readonly text: string; readonly id: string; readonly at: number };

export function botHistoriesBody(phone: string, lines: readonly BotLine[]): object {
  return {
    bot_histories: lines.map((line) =>
      line.by === 'bot'
        ? { type: 'Message', to: phone, is_bot: true, text: line.text }
        : {
            type: 'Button',
            from: phone,
            is_bot: false,
            text: line.text,
            id: line.id,
            timestamp: toWebhookTime(line.at),
          },
    ),
  };
}

export interface AutoReply {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  readonly file: DeskFile | null;
}

export function autoRepliesBody(context: DeskContext, phone: string, replies: readonly AutoReply[]): object {
  return {
    auto_replies: replies.map(({ id, text, at, file }) => ({
      id,
      text,
      to: phone,
      timestamp: toWebhookTime(at),
      ...(file === null
        ? {}
        : {
            attachments: [
              {
                aws: true,
                url: fileUrl(context, file.name),
                name: file.name,
                type: 'file',
                contentType: file.contentType,
              },
            ],
          }),
    })),
  };
}

export function statusesBody(id: string, phone: string, status: string): object {
  return { statuses: { id, from: phone, status } };
}
