// The documented limits of outgoing fields, each checked before a call. `field` is the path below the mutation's input.

import type { ContactDraft, LinkedFile } from '../../../domain/commands/ticket-commands.ts';
import type { Rating } from '../../../domain/ticket.ts';
import { eachOf, isBlank, type FieldPath, type Refusals } from '../../../platform/adapter/action-checks.ts';
import { FOLLOWUP_ID, NETWORK_ITEM_ID } from '../wire/index.ts';
import { refuse, unsupported, webAddress } from './checks.ts';

const MIN_INTERACTOR_ID_LENGTH = 3;
const MAX_SCALE = 100;
const MIME_TYPE = /^[a-zA-Z]+\/[a-zA-Z0-9]+(?:[.+-][a-zA-Z0-9]+)*$/;

/** 6 to 256 characters of the documented set. */
export function networkItemId(id: string | null, field: FieldPath): Refusals {
  if (id === null || isBlank(id)) return refuse('REQUIRED', "SocialHub requires the network's own id here.", field);
  if (NETWORK_ITEM_ID.test(id)) return [];
  return refuse('INVALID', 'SocialHub accepts 6 to 256 letters, digits and /|@&$!?()[]{}+*~,;.:=_- here.', field);
}

export function followupId(id: string, field: FieldPath): Refusals {
  return FOLLOWUP_ID.test(id) ? [] : refuse('INVALID', 'This is not a followupId of an ACTION_REQUESTED event.', field);
}

/** SocialHub fetches files over https only. */
function secureAddress(url: string | null, field: FieldPath): Refusals {
  if (url === null || (/^https:\/\/\S+$/.test(url) && URL.canParse(url))) return [];
  return refuse('INVALID', 'SocialHub fetches files over https only.', field);
}

export function ratingWithin(rating: Rating | null, field: FieldPath): Refusals {
  if (rating === null) return [];
  const { value, scale } = rating;
  if (!(scale >= 0 && scale <= MAX_SCALE)) {
    return refuse('INVALID', `A scale must be from 0 to ${MAX_SCALE}.`, [...field, 'scale']);
  }
  if (value >= 0 && value <= scale) return [];
  return refuse('INVALID', 'A rating must be within its scale.', [...field, 'value']);
}

export function linkedFiles(files: readonly LinkedFile[], field: FieldPath): Refusals {
  return eachOf(files, field, linkedFile);
}

function linkedFile({ url, thumbnailUrl, mimeType, byteSize }: LinkedFile, at: FieldPath): Refusals {
  const isOtherFile = thumbnailUrl !== null && mimeType !== null && !isPicture({ mimeType, thumbnailUrl });
  const isBadType = mimeType !== null && !MIME_TYPE.test(mimeType);
  const isBadSize = byteSize !== null && byteSize < 0;
  return [
    ...secureAddress(url, [...at, 'url']),
    ...secureAddress(thumbnailUrl, [...at, 'thumbnailUrl']),
    ...(isOtherFile ? unsupported('Only pictures have a thumbnail.', [...at, 'thumbnailUrl']) : []),
    ...(isBadType ? refuse('INVALID', 'This is not a media type such as image/png.', [...at, 'mimeType']) : []),
    ...(isBadSize ? refuse('INVALID', 'A size must not be negative.', [...at, 'byteSize']) : []),
  ];
}

/** True for a file that SocialHub shows as a picture: its type is an image, or it has a thumbnail and no type. */
export function isPicture({ mimeType, thumbnailUrl }: Pick<LinkedFile, 'mimeType' | 'thumbnailUrl'>): boolean {
  return mimeType === null ? thumbnailUrl !== null : mimeType.toLowerCase().startsWith('image/');
}

/** A post needs the id and the name of its author. The id identifies the author and never changes. */
export function author(contact: ContactDraft | null, field: FieldPath): Refusals {
  if (contact === null) return [];
  return [
    ...authorId(contact.externalUserId, [...field, 'externalUserId']),
    ...(isBlank(contact.name)
      ? refuse('REQUIRED', 'SocialHub requires the name of the author.', [...field, 'name'])
      : []),
    ...addressesOf(contact, field),
  ];
}

function authorId(id: string | null, field: FieldPath): Refusals {
  if (id === null || isBlank(id))
    return refuse('REQUIRED', "SocialHub requires the network's id of the author.", field);
  if (id.length >= MIN_INTERACTOR_ID_LENGTH) return [];
  return refuse('INVALID', `The id must have at least ${MIN_INTERACTOR_ID_LENGTH} characters.`, field);
}

/** The profile page may be any web address; the picture is fetched, so it must be https. */
export function addressesOf(contact: ContactDraft | null, field: FieldPath): Refusals {
  if (contact === null) return [];
  return [
    ...webAddress(contact.profileUrl, [...field, 'profileUrl']),
    ...secureAddress(contact.avatarUrl, [...field, 'avatarUrl']),
  ];
}
