// From a client's command to SocialHub's `interaction`; fields that are null are left out.

import type {
  ContactDraft,
  LinkedFile,
  TicketCreateCommand,
  TicketUpdateCommand,
} from '../../../domain/commands/ticket-commands.ts';
import type { OutgoingInteraction } from '../client/index.ts';
import { isPicture } from './limits.ts';

type Content = Pick<TicketCreateCommand, 'text' | 'link' | 'rating' | 'url' | 'contact'>;
type Files = Pick<OutgoingInteraction, 'pictures' | 'attachments'>;

export const isoTime = (at: number): string => new Date(at).toISOString();

/** A new post. */
export function toNewInteraction(command: TicketCreateCommand, ticketType: string | null): OutgoingInteraction {
  const { externalId, rootExternalId, createdAt, attachments } = command;
  const files = attachments.length === 0 ? {} : nonEmpty(toFiles(attachments));
  return {
    ...toContent(command),
    ...files,
    ...(externalId === null ? {} : { networkItemId: externalId }),
    ...(rootExternalId === null ? {} : { root: { rootId: rootExternalId } }),
    ...(createdAt === null ? {} : { createdTime: isoTime(createdAt) }),
    ...(ticketType === null ? {} : { type: ticketType }),
  };
}

/** The changes of a post. A new list of files replaces pictures and attachments alike. */
export function toChangedInteraction(command: TicketUpdateCommand): OutgoingInteraction {
  const { attachments, updatedAt, now } = command;
  const changes = { ...toContent(command), ...(attachments === null ? {} : toFiles(attachments)) };
  const isChanged = Object.keys(changes).length > 0 || updatedAt !== null;
  return isChanged ? { ...changes, updatedTime: isoTime(updatedAt ?? now) } : {};
}

function toContent({ text, link, rating, url, contact }: Content): OutgoingInteraction {
  const interactor = toInteractor(contact);
  return {
    ...(text === null ? {} : { message: text }),
    ...(link === null ? {} : { link }),
    ...(rating === null ? {} : { rating: { value: rating.value, scale: rating.scale } }),
    ...(url === null ? {} : { url }),
    ...(interactor === null ? {} : { interactor }),
  };
}

function toInteractor(contact: ContactDraft | null): NonNullable<OutgoingInteraction['interactor']> | null {
  if (contact === null) return null;
  const { externalUserId, name, profileUrl, avatarUrl } = contact;
  const interactor = {
    ...(externalUserId === null ? {} : { interactorId: externalUserId }),
    ...(name === null ? {} : { name }),
    ...(profileUrl === null ? {} : { url: profileUrl }),
    ...(avatarUrl === null ? {} : { picture: avatarUrl }),
  };
  return Object.keys(interactor).length === 0 ? null : interactor;
}

function toFiles(files: readonly LinkedFile[]): Required<Files> {
  return {
    pictures: files
      .filter(isPicture)
      .map(({ url, thumbnailUrl }) => (thumbnailUrl === null ? { small: url } : { small: thumbnailUrl, large: url })),
    attachments: files
      .filter((file) => !isPicture(file))
      .map(({ url, name, mimeType, byteSize }) => ({
        url,
        ...(name === null ? {} : { name }),
        ...(byteSize === null ? {} : { size: byteSize }),
        ...(mimeType === null ? {} : { mimeType }),
      })),
  };
}

function nonEmpty({ pictures, attachments }: Required<Files>): Files {
  return { ...(pictures.length > 0 ? { pictures } : {}), ...(attachments.length > 0 ? { attachments } : {}) };
}
