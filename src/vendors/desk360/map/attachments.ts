// Files of messages as attachment records.

import type { AttachmentRecord } from '../../../domain/message.ts';
import type { WireAttachment } from '../wire/pieces.ts';
import type { WireMedia } from '../wire/whatsapp-kinds.ts';
import { toMediaKind } from './enums.ts';

function httpUrl(text: string | null): string | null {
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}

/** Maps the files of a message. Keys consist of the message's key and the index, so they are equal on every read. */
export function toAttachments(messageKey: string, files: readonly WireAttachment[]): AttachmentRecord[] {
  return files.map((file, index) => {
    const mimeType = file.contentType ?? (file.type?.includes('/') === true ? file.type : null);
    const name = file.name ?? file.url?.split(/[?#]/)[0]?.split('/').pop() ?? null;
    return {
      key: `${messageKey}/${index}`,
      name,
      mimeType,
      byteSize: file.size,
      sha256: null,
      mediaKind: toMediaKind({ mimeType, type: file.type, group: file.group, name }),
      vendorUrl: httpUrl(file.url),
      vendorMediaId: null,
      scanState: 'UNKNOWN',
    };
  });
}

/** Maps the files of a WhatsApp media message; the media object overrides the first file. */
export function toMediaAttachments(
  messageKey: string,
  files: readonly WireAttachment[],
  media: WireMedia | null,
  messageType: string,
): AttachmentRecord[] {
  const listed = toAttachments(messageKey, files);
  if (media === null) return listed;
  const [first, ...rest] = listed;
  const name = media.filename ?? first?.name ?? null;
  const sha256 = media.sha ?? media.sha256;
  const main: AttachmentRecord = {
    key: `${messageKey}/0`,
    name,
    mimeType: media.mime_type ?? first?.mimeType ?? null,
    byteSize: first?.byteSize ?? null,
    sha256: /^[0-9a-f]{64}$/i.test(sha256 ?? '') ? sha256 : null,
    mediaKind: toMediaKind({ mimeType: media.mime_type, type: messageType, group: null, name }),
    vendorUrl: first?.vendorUrl ?? null,
    vendorMediaId: media.media_id ?? media.id,
    scanState: 'UNKNOWN',
  };
  return [main, ...rest];
}
