// Limits the files and bytes of each owner, so that no client fills the disk. Uploads in flight count as they grow.

import { UploadQuotaError } from '../../domain/ports/storage/uploads.ts';

export interface QuotaLimits {
  readonly maxFilesPerOwner: number;
  readonly maxBytesPerOwner: number;
}
/** The share of one file in its owner's quota. */
export interface QuotaShare {
  /** Reserves more bytes. If it throws UploadQuotaError, nothing is reserved. */
  grow(bytes: number): void;
  /** The file is complete and will be deleted at that time (epoch ms). */
  complete(availableAt: number): void;
  /** Releases the share. Idempotent. */
  release(): void;
}
export interface OwnerQuota {
  /** Opens the share of one more file. Throws UploadQuotaError. */
  open(owner: string): QuotaShare;
  /** The share of a file that an earlier process stored, without checking the limits. */
  restore(owner: string, bytes: number, availableAt: number): QuotaShare;
}
interface Share {
  bytes: number;
  availableAt: number;
}
interface Usage {
  readonly shares: Set<Share>;
  bytes: number;
}

export function createOwnerQuota({ maxFilesPerOwner, maxBytesPerOwner }: QuotaLimits): OwnerQuota {
  const usages = new Map<string, Usage>();

  function usageOf(owner: string): Usage {
    const usage = usages.get(owner) ?? { shares: new Set(), bytes: 0 };
    usages.set(owner, usage);
    return usage;
  }

  function refuse({ shares }: Usage): never {
    const availableAt = Math.min(...Array.from(shares, (share) => share.availableAt));
    const message = `Upload quota exceeded: a client can store at most ${maxFilesPerOwner} files and ${maxBytesPerOwner} bytes. Delete uploads (DELETE /uploads/<id>) or retry later.`;
    throw new UploadQuotaError(message, Number.isFinite(availableAt) ? availableAt : null);
  }

  function add(owner: string, share: Share): QuotaShare {
    const usage = usageOf(owner);
    usage.shares.add(share);
    usage.bytes += share.bytes;
    return {
      grow(bytes) {
        if (usage.bytes + bytes > maxBytesPerOwner) refuse(usage);
        usage.bytes += bytes;
        share.bytes += bytes;
      },
      complete: (availableAt) => void (share.availableAt = availableAt),
      release() {
        if (!usage.shares.delete(share)) return;
        usage.bytes -= share.bytes;
        if (usage.shares.size === 0) usages.delete(owner);
      },
    };
  }

  return {
    open(owner) {
      const usage = usageOf(owner);
      if (usage.shares.size >= maxFilesPerOwner) refuse(usage);
      return add(owner, { bytes: 0, availableAt: Infinity });
    },
    restore: (owner, bytes, availableAt) => add(owner, { bytes, availableAt }),
  };
}
