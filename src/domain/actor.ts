// Who writes, works and is written to: agents, bots, contacts, the system.

export type ActorKind = 'AGENT' | 'CONTACT' | 'BOT' | 'SYSTEM';
export type AgentPresence = 'ONLINE' | 'BREAK' | 'OFFLINE' | 'UNKNOWN';

/** Points at an actor from a message or a change; `key` is null for the system and for somebody without an id. */
export interface ActorRef {
  readonly kind: ActorKind;
  readonly key: string | null;
  /** What the vendor called the actor beside the reference; used when the actor's own record is unknown. */
  readonly displayName: string | null;
}

export type ContactIdentityKind =
  | 'PHONE'
  | 'EMAIL'
  | 'WHATSAPP'
  | 'FACEBOOK'
  | 'INSTAGRAM'
  | 'TELEGRAM'
  | 'VIBER'
  | 'APPLE'
  | 'GOOGLE'
  | 'TIKTOK'
  | 'WEB'
  | 'EXTERNAL'
  | 'UNKNOWN';

export interface ContactIdentity {
  readonly kind: ContactIdentityKind;
  readonly value: string;
  /** null: the vendor does not say. */
  readonly verified: boolean | null;
}
