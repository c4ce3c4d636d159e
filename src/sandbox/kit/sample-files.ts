// Attachments of the emulated vendors: small valid files generated from their names.

import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** An attachment with its bytes. */
export interface SampleFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  txt: 'text/plain',
};

// A black pixel; a comment segment with the name makes the bytes of each file unique.
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);

/** The content type by the file extension; application/octet-stream for unknown ones. */
export function contentTypeOf(name: string): string {
  return TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}

function png(seed: Buffer): Buffer {
  const side = 48;
  const rows = Buffer.alloc(side * (side * 3 + 1));
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const at = y * (side * 3 + 1) + 1 + x * 3;
      for (let band = 0; band < 3; band += 1) rows[at + band] = ((seed[band] ?? 0) + x * 3 + y * (band + 1)) % 256;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk('IHDR', head),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function jpeg(name: string): Buffer {
  const comment = Buffer.from(name, 'utf8');
  const segment = Buffer.from([0xff, 0xfe, (comment.length + 2) >> 8, (comment.length + 2) & 0xff]);
  return Buffer.concat([JPEG.subarray(0, 2), segment, comment, JPEG.subarray(2)]);
}

/** Generates a file; the same name always gives the same bytes. */
export function generateFile(name: string): SampleFile {
  const contentType = contentTypeOf(name);
  const seed = createHash('sha256').update(name).digest();
  if (contentType === 'image/png') return { name, contentType, bytes: png(seed) };
  if (contentType === 'image/jpeg') return { name, contentType, bytes: jpeg(name) };
  const text = contentType === 'application/pdf' ? `%PDF-1.1\n% ${name}\n%%EOF\n` : `${name}\n`;
  return { name, contentType, bytes: Buffer.from(text, 'utf8') };
}
