// WebSocket text frames as bytes: unmasked, final, their bodies put together from parts (RFC 6455, section 5.2).

/** The body of one frame. */
export type FrameParts = readonly Buffer[];

const TEXT_FRAME = 0x81;

/** How many bytes the frame takes with its head. */
export function frameLength(parts: FrameParts): number {
  const length = bodyLength(parts);
  return length + (length < 126 ? 2 : length < 65_536 ? 4 : 10);
}

/** Writes the frames one behind the other from the start of `bytes`, which must have room for them. */
export function writeFrames(bytes: Buffer, frames: readonly FrameParts[]): void {
  let at = 0;
  for (const parts of frames) {
    at = writeHead(bytes, at, bodyLength(parts));
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

/** Gives where the body begins. */
function writeHead(bytes: Buffer, at: number, length: number): number {
  bytes[at] = TEXT_FRAME;
  if (length < 126) return bytes.writeUInt8(length, at + 1);
  bytes[at + 1] = length < 65_536 ? 126 : 127;
  return length < 65_536 ? bytes.writeUInt16BE(length, at + 2) : bytes.writeBigUInt64BE(BigInt(length), at + 2);
}
