// The documented limits of what we send, each checked before a call and named by its field below the mutation's input.

import { userError, type UserError } from '../../../domain/errors/error-codes.ts';
import type { Rating } from '../../../domain/ticket.ts';
import type { ContactDraft, LinkedFile } from '../../../domain/commands/ticket-commands.ts';
import { characterCount } from '../../../platform/adapter/character-count.ts';
import { FOLLOWUP_ID, NETWORK_ITEM_ID } from '../wire/index.ts';

type Path = readonly string[];
export type Refusals = readonly UserError[];

const MAX_TEXT_CHARACTERS = 10_000;
const MIN_INTERACTOR_ID = 3;
const HIGHEST_SCALE = 100;
const MIME_TYPE = /^[a-zA-Z]+\/[a-zA-Z0-9]+(?:[.+-][a-zA-Z0-9]+)*$/;

export const refuse = (code: UserError['code'], message: string, field: Path | null): Refusals => [
  userError(code, { message, field, vendor: 'SOCIALHUB' }),
];

export const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/** 6 to 256 characters of the documented set. */
export function networkItemId(id: string | null, field: Path): Refusals {
  if (isBlank(id)) return refuse('REQUIRED', "SocialHub needs the network's own id here.", field);
  if (NETWORK_ITEM_ID.test(id ?? '')) return [];
  return refuse('INVALID', 'SocialHub takes 6 to 256 letters, digits and /|@&$!?()[]{}+*~,;.:=_- here.', field);
}

export function followupId(id: string, field: Path): Refusals {
  return FOLLOWUP_ID.test(id) ? [] : refuse('INVALID', 'Not a followupId of an ACTION_REQUESTED event.', field);
}

export function shortText(text: string | null, field: Path): Refusals {
  if (text === null || characterCount(text) <= MAX_TEXT_CHARACTERS) return [];
  return refuse('TOO_LONG', `SocialHub takes ${MAX_TEXT_CHARACTERS} characters.`, field);
}

export function webAddress(url: string | null, field: Path): Refusals {
  if (url === null || (/^https?:\/\/\S+$/i.test(url) && URL.canParse(url))) return [];
  return refuse('INVALID', 'Not a web address.', field);
}

/** What SocialHub fetches itself it fetches over https only. */
export function secureAddress(url: string | null, field: Path): Refusals {
  if (url === null || (/^https:\/\/\S+$/.test(url) && URL.canParse(url))) return [];
  return refuse('INVALID', 'SocialHub fetches files over https only.', field);
}

export function ratingWithin(rating: Rating | null, field: Path): Refusals {
  if (rating === null) return [];
  const { value, scale } = rating;
  if (!(scale >= 0 && scale <= HIGHEST_SCALE)) {
    return refuse('INVALID', `A scale goes from 0 to ${HIGHEST_SCALE}.`, [...field, 'scale']);
  }
  return value >= 0 && value <= scale ? [] : refuse('INVALID', 'A rating lies within its scale.', [...field, 'value']);
}

export function linkedFiles(files: readonly LinkedFile[], field: Path): Refusals {
  return files.flatMap((file, index) => linkedFile(file, [...field, String(index)]));
}

function linkedFile({ url, thumbnailUrl, mimeType, byteSize }: LinkedFile, at: Path): Refusals {
  const isOther = thumbnailUrl !== null && mimeType !== null && !isPicture({ mimeType, thumbnailUrl });
  return [
    ...secureAddress(url, [...at, 'url']),
    ...secureAddress(thumbnailUrl, [...at, 'thumbnailUrl']),
    ...(isOther ? refuse('NOT_SUPPORTED_BY_VENDOR', 'Only pictures have a small one.', [...at, 'thumbnailUrl']) : []),
    ...(mimeType === null || MIME_TYPE.test(mimeType)
      ? []
      : refuse('INVALID', 'Not a media type such as image/png.', [...at, 'mimeType'])),
    ...(byteSize === null || byteSize >= 0 ? [] : refuse('INVALID', 'A size is not negative.', [...at, 'byteSize'])),
  ];
}

/** SocialHub shows pictures as pictures: what is said to be an image, or has a small picture of its own. */
export function isPicture({ mimeType, thumbnailUrl }: Pick<LinkedFile, 'mimeType' | 'thumbnailUrl'>): boolean {
  return mimeType === null ? thumbnailUrl !== null : mimeType.toLowerCase().startsWith('image/');
}

/** Id and name of somebody who wrote; the id decides who it is and never changes. */
export function author(contact: ContactDraft | null, field: Path): Refusals {
  if (contact === null) return [];
  const id = contact.externalUserId;
  const faultOfId = isBlank(id)
    ? refuse('REQUIRED', "SocialHub needs the network's id of the author.", [...field, 'externalUserId'])
    : (id ?? '').length < MIN_INTERACTOR_ID
      ? refuse('INVALID', `The id has at least ${MIN_INTERACTOR_ID} characters.`, [...field, 'externalUserId'])
      : [];
  const faultOfName = isBlank(contact.name)
    ? refuse('REQUIRED', 'SocialHub needs the name of the author.', [...field, 'name'])
    : [];
  return [...faultOfId, ...faultOfName, ...addressesOf(contact, field)];
}

/** The addresses of an author: the page may be any, the picture is fetched. */
export function addressesOf(contact: ContactDraft | null, field: Path): Refusals {
  if (contact === null) return [];
  return [
    ...webAddress(contact.profileUrl, [...field, 'profileUrl']),
    ...secureAddress(contact.avatarUrl, [...field, 'avatarUrl']),
  ];
}
