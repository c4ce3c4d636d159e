// The state of the emulated Desk360.

import type {
  RateDraw,
  RateWindow,
  SandboxCall,
  SandboxContext,
  SandboxRandom,
  SandboxRoute,
} from '../../../../sandbox/index.ts';
import type { SampleFile } from '../../../../sandbox/kit/sample-files.ts';
import type { Person } from '../../../../sandbox/sample-data/index.ts';
import type { DeskSettings } from '../settings.ts';

export type AttachmentGroup = 'images' | 'videos' | 'files' | 'others';

export type DeskFile = SampleFile;

export interface DeskAttachment {
  readonly group: AttachmentGroup;
  readonly name: string;
}

/** `type` 0 is a message, 6 a note; `agentId` 0 is the customer. */
export interface DeskMessage {
  readonly id: number;
  readonly agentId: number | null;
  readonly message: string;
  readonly attachments: readonly DeskAttachment[];
  readonly type: number;
  readonly at: number;
}

export interface DeskLog {
  readonly id: number;
  readonly oldStatus: number;
  readonly newStatus: number;
  readonly reasonId: number | null;
  readonly agentId: number | null;
  readonly at: number;
}

/** The parts of a ticket that its first read creates. */
export interface TicketScript {
  readonly subject: string | null;
  readonly messages: DeskMessage[];
  readonly logs: DeskLog[];
}

/** Status: 0 unresolved, 1 resolved, 2 waiting, 3 reopened. Priority: 0 low to 3 urgent. `agentId` 0 and null: unassigned. */
export interface DeskTicket {
  readonly id: number;
  readonly productId: number;
  reasonId: number | null;
  typeId: number | null;
  agentId: number | null;
  readonly name: string;
  readonly email: string | null;
  /** Only for WhatsApp conversations listed as tickets: digits without a plus. */
  readonly phone: string | null;
  readonly language: string | null;
  readonly channel: string;
  readonly platform: string;
  status: number;
  priority: number;
  readonly settings: unknown;
  readonly countryCode: string | null;
  starRating: number | null;
  readonly createdAt: number;
  updatedAt: number;
  script: TicketScript | null;
}

export interface DeskType {
  readonly id: number;
  readonly productId: number;
  readonly title: string;
  readonly description: string;
  isActive: boolean;
  readonly isCustom: boolean;
  readonly createdAt: number;
  updatedAt: number;
}

export interface DeskReason {
  readonly id: number;
  productId: number;
  title: string;
  isActive: boolean;
  readonly createdAt: number;
  updatedAt: number;
}

export interface DeskAgent {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly avatar: string | null;
}

export interface DeskProduct {
  readonly id: number;
  readonly name: string;
  readonly logo: string | null;
}

export interface DeskTemplateLanguage {
  readonly languageId: number;
  readonly headerType: 'TEXT' | 'PICTURE';
  readonly headerContent: string | null;
  readonly text: string;
  readonly parameters: readonly string[];
  readonly name: string;
  readonly code: string;
}

export interface DeskTemplate {
  readonly id: number;
  readonly name: string;
  readonly languages: readonly DeskTemplateLanguage[];
}

/** A WhatsApp message in either direction; `content` is the body as sent or posted. */
export interface DeskWhatsappMessage {
  readonly id: string;
  readonly productId: number;
  /** Digits without a plus. */
  readonly phone: string;
  readonly direction: 'in' | 'out';
  readonly kind: string;
  readonly content: unknown;
  readonly at: number;
  readByUs: boolean;
}

export interface DeskState {
  readonly random: SandboxRandom;
  readonly people: readonly Person[];
  readonly products: readonly DeskProduct[];
  readonly agents: readonly DeskAgent[];
  readonly types: Map<number, DeskType>;
  readonly reasons: Map<number, DeskReason>;
  readonly tickets: Map<number, DeskTicket>;
  readonly templates: ReadonlyMap<number, readonly DeskTemplate[]>;
  readonly whatsapp: Map<string, DeskWhatsappMessage>;
  readonly media: Map<string, DeskFile>;
  /** Uploaded files by name; other files are generated from their name on request. */
  readonly files: Map<string, DeskFile>;
  readonly tokens: Map<string, string>;
  readonly rate: RateWindow;
  readonly wrongLogins: Map<string, { startsAt: number; count: number }>;
  readonly draws: WeakMap<object, RateDraw>;
  nextId: number;
}

export type DeskContext = SandboxContext<DeskState, DeskSettings>;
export type DeskCall = SandboxCall<DeskState, DeskSettings>;
export type DeskRoute = SandboxRoute<DeskState, DeskSettings>;

/** Takes the next id for an object created after the start. */
export function takeId(state: DeskState): number {
  state.nextId += 1;
  return state.nextId;
}

const MAX_REMEMBERED = 20_000;

/** Adds an entry and limits the size of the map in long runs. */
export function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  const oldest = map.size > MAX_REMEMBERED ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
}
