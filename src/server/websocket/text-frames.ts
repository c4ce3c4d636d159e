// Encodes WebSocket text frames: unmasked, final, with bodies joined from parts (RFC 6455, section 5.2).

/** The body of one frame. */
export type FrameParts = readonly Buffer[];

const TEXT_FRAME = 0x81;

/** Bytes of the frame including its header. */
export function frameLength(parts: FrameParts): number {
  const length = bodyLength(parts);
  return length + (length < 126 ? 2 : length < 65_536 ? 4 : 10);
}

/** Writes the frames one after another from the start of `bytes`, which must be large enough. */
export function writeFrames(bytes: Buffer, frames: readonly FrameParts[]): void {
  let at = 0;
  for (const parts of frames) {
    at = writeHeader(bytes, at, bodyLength(parts));
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
  }
}

function bodyLength(parts: FrameParts): number {
  let length = 0;
  for (const part of parts) length += part.length;
  return length;
}

/** Returns the offset of the body. */
function writeHeader(bytes: Buffer, at: number, length: number): number {
  bytes[at] = TEXT_FRAME;
  if (length < 126) return bytes.writeUInt8(length, at + 1);
  bytes[at + 1] = length < 65_536 ? 126 : 127;
  return length < 65_536 ? bytes.writeUInt16BE(length, at + 2) : bytes.writeBigUInt64BE(BigInt(length), at + 2);
}
