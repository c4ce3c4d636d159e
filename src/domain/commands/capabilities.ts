// What can be done with a ticket now, and why not. `Ticket.capabilities` and the write path use the same value.

export type CapabilityDenialReason =
  | 'VENDOR_UNSUPPORTED'
  | 'TICKET_CLOSED'
  | 'ALREADY_IN_STATE'
  | 'MISSING_EXTERNAL_ID'
  | 'MESSAGING_WINDOW_EXPIRED'
  | 'TEMPLATE_REQUIRED'
  | 'CONTACT_OPTED_OUT'
  | 'CONTACT_BLOCKED'
  | 'INSUFFICIENT_SCOPE'
  | 'VENDOR_UNAVAILABLE'
  | 'RATE_BUDGET_EXHAUSTED'
  | 'NOT_CONFIGURED';

export interface Capability {
  readonly allowed: boolean;
  readonly reasons: readonly CapabilityDenialReason[];
  readonly message: string | null;
  readonly retryAfterSeconds: number | null;
}

/** A limit is null if the vendor documents none. */
export interface AttachmentCapability {
  readonly allowed: boolean;
  readonly reasons: readonly CapabilityDenialReason[];
  readonly maxCount: number | null;
  readonly maxBytes: number | null;
  readonly mimeTypes: readonly string[] | null;
}

export const TICKET_ACTIONS = [
  'reply',
  'replyWithTemplate',
  'replyInteractive',
  'addNote',
  'close',
  'reopen',
  'markPending',
  'snooze',
  'assign',
  'takeOver',
  'transferTeam',
  'tag',
  'untag',
  'setPriority',
  'markRead',
  'optOutContact',
] as const;
export type TicketAction = (typeof TICKET_ACTIONS)[number];
export type TicketCapabilities = Readonly<Record<TicketAction, Capability>> & { readonly attach: AttachmentCapability };

export const ALLOWED: Capability = { allowed: true, reasons: [], message: null, retryAfterSeconds: null };

/** `message` is a sentence that a user interface can show next to a disabled button. */
export function denied(reason: CapabilityDenialReason, message: string): Capability {
  return { allowed: false, reasons: [reason], message, retryAfterSeconds: null };
}

/** Actions missing in `known` are VENDOR_UNSUPPORTED. */
export function capabilities(
  known: Partial<Record<TicketAction, Capability>>,
  attach: AttachmentCapability | null = null,
): TicketCapabilities {
  const unsupported = denied('VENDOR_UNSUPPORTED', 'The vendor does not support this action.');
  const all = Object.fromEntries(TICKET_ACTIONS.map((action) => [action, known[action] ?? unsupported]));
  return {
    ...(all as Record<TicketAction, Capability>),
    attach: attach ?? {
      allowed: false,
      reasons: ['VENDOR_UNSUPPORTED'],
      maxCount: null,
      maxBytes: null,
      mimeTypes: null,
    },
  };
}
