// The state of the emulated Glassix.

import type { Person } from '../../../sandbox/sample-data/index.ts';
import type { RateWindow, SandboxCall, SandboxContext, SandboxRandom, SandboxRoute } from '../../../sandbox/index.ts';
import type { SampleFile } from '../../../sandbox/kit/sample-files.ts';
import type { GlassixCredential, GlassixSandboxSettings } from './settings.ts';
import type { Culture, ParticipantType, Protocol, State, SubProtocol, UserStatus } from './enums.ts';

export interface User {
  readonly id: string;
  readonly userName: string;
  readonly fullName: string;
  readonly type: 'AGENT' | 'BOT' | 'API';
  status: UserStatus;
}

export interface Participant {
  readonly id: number;
  name: string;
  readonly type: ParticipantType;
  readonly protocol: Protocol;
  readonly subProtocol: SubProtocol;
  /** A phone number without a plus, an email address, or a user's id. */
  readonly identifier: string;
  readonly userName: string;
  readonly contactId: string | null;
  isActive: boolean;
}

export interface StoredAttachment {
  readonly id: number;
  readonly type: 'Image' | 'Video' | 'Document' | 'File' | 'Audio';
  readonly name: string;
  readonly originalName: string;
  readonly sanitization: 'Undefined' | 'Allowed' | 'Blocked' | 'Processing';
}

export interface Transaction {
  readonly guid: string;
  /** 64 bits. */
  readonly id: bigint;
  readonly at: number;
  readonly type: string;
  readonly text: string;
  readonly html: string;
  status: string;
  readonly from: Participant;
  readonly attachments: readonly StoredAttachment[];
  readonly payload: object | null;
}

export interface ActivityLog {
  readonly state: State;
  readonly at: number;
  readonly initiatorUserId: string | null;
  readonly userId: string | null;
}

export interface Move {
  readonly ticketId: number;
  readonly departmentId: string;
}

export interface Ticket {
  readonly id: number;
  readonly departmentId: string;
  /** field1 to field10. */
  readonly fields: string[];
  culture: Culture;
  tags: readonly string[];
  ownerId: string | null;
  state: State;
  readonly openedAt: number;
  closedAt: number | null;
  lastActivityAt: number;
  uniqueArgument: string;
  details: object;
  readonly participants: Participant[];
  readonly transactions: Transaction[];
  readonly logs: ActivityLog[];
  summary: { readonly userId: string; readonly at: number; readonly value: string } | null;
  movedTo: Move | null;
  movedFrom: Move | null;
}

export interface CannedReply {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly html: string;
  readonly categoryName: string;
  readonly culture: Culture;
  readonly autoTags: readonly string[];
}

export interface DepartmentTag {
  readonly name: string;
  readonly color: string;
  readonly parents: readonly string[];
  readonly isDeleted: boolean;
}

/** An event of the polling queue. */
export interface QueuedEvent {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: object;
}

/** A message outside tickets. */
export interface OutsideMessage {
  readonly providerMessageId: string;
  readonly protocol: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly at: number;
  status: string;
}

export interface GlassixState {
  readonly outside: OutsideMessage[];
  random: SandboxRandom;
  readonly people: readonly Person[];
  readonly users: readonly User[];
  readonly tags: readonly DepartmentTag[];
  readonly cannedReplies: readonly CannedReply[];
  readonly tickets: Map<number, Ticket>;
  readonly files: Map<string, SampleFile>;
  readonly tokens: Map<string, { readonly credential: GlassixCredential; readonly endsAt: number }>;
  /** Page tokens of lists with their query. */
  readonly pages: Map<string, { readonly ids: readonly number[]; readonly page: number; readonly endsAt: number }>;
  queue: QueuedEvent[];
  readonly rate: RateWindow;
  nextTicketId: number;
  nextTransactionId: bigint;
  nextAttachmentId: number;
}

export type GlassixCall = SandboxCall<GlassixState, GlassixSandboxSettings>;
export type GlassixContext = SandboxContext<GlassixState, GlassixSandboxSettings>;
export type GlassixRoute = SandboxRoute<GlassixState, GlassixSandboxSettings>;

/** The user with this name, ignoring case; null without one. */
export function userNamed(state: GlassixState, userName: string): User | null {
  const wanted = userName.trim().toLowerCase();
  return state.users.find((user) => user.userName.toLowerCase() === wanted) ?? null;
}

/** The owner of a ticket; null while it is in the queue. */
export function ownerOf(state: GlassixState, ticket: Ticket): User | null {
  return state.users.find(({ id }) => id === ticket.ownerId) ?? null;
}
