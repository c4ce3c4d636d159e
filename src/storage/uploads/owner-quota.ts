// Counts what each owner has on the disk, so that no client fills it for the others; files under way count as they grow.

import { UploadQuotaError } from '../../domain/ports/storage/uploads.ts';

export interface QuotaLimits {
  readonly maxFilesPerOwner: number;
  readonly maxBytesPerOwner: number;
}
/** The part of one file in its owner's quota. */
export interface QuotaPart {
  /** Takes so many more bytes. Throws UploadQuotaError and takes nothing. */
  grow(bytes: number): void;
  /** The file is whole, and makes room at that time (epoch ms). */
  settle(roomAt: number): void;
  /** Gives everything back; a second time does nothing. */
  release(): void;
}
export interface OwnerQuota {
  /** The part of one more file. Throws UploadQuotaError. */
  open(owner: string): QuotaPart;
  /** The part of a file that an earlier process took, whatever the limits say now. */
  restore(owner: string, bytes: number, roomAt: number): QuotaPart;
}
interface Part {
  bytes: number;
  roomAt: number;
}
interface Use {
  readonly parts: Set<Part>;
  bytes: number;
}

/** Opens the books; nobody holds anything. */
export function createOwnerQuota({ maxFilesPerOwner, maxBytesPerOwner }: QuotaLimits): OwnerQuota {
  const uses = new Map<string, Use>();

  function useOf(owner: string): Use {
    const use = uses.get(owner) ?? { parts: new Set(), bytes: 0 };
    uses.set(owner, use);
    return use;
  }

  function refuse({ parts }: Use): never {
    const roomAt = Math.min(...Array.from(parts, (part) => part.roomAt));
    const most = `${maxFilesPerOwner} files and ${maxBytesPerOwner} bytes`;
    const message = `At most ${most} of one client wait to be sent. Take some back (DELETE /uploads/<id>), or send this one later.`;
    throw new UploadQuotaError(message, Number.isFinite(roomAt) ? roomAt : null);
  }

  function add(owner: string, part: Part): QuotaPart {
    const use = useOf(owner);
    use.parts.add(part);
    use.bytes += part.bytes;
    return {
      grow(bytes) {
        if (use.bytes + bytes > maxBytesPerOwner) refuse(use);
        use.bytes += bytes;
        part.bytes += bytes;
      },
      settle: (roomAt) => void (part.roomAt = roomAt),
      release() {
        if (!use.parts.delete(part)) return;
        use.bytes -= part.bytes;
        if (use.parts.size === 0) uses.delete(owner);
      },
    };
  }

  return {
    open(owner) {
      const use = useOf(owner);
      if (use.parts.size >= maxFilesPerOwner) refuse(use);
      return add(owner, { bytes: 0, roomAt: Infinity });
    },
    restore: (owner, bytes, roomAt) => add(owner, { bytes, roomAt }),
  };
}
