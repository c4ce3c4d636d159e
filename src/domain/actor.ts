// Actors: agents, bots, contacts and the system.

export type ActorKind = 'AGENT' | 'CONTACT' | 'BOT' | 'SYSTEM';
export type AgentPresence = 'ONLINE' | 'BREAK' | 'OFFLINE' | 'UNKNOWN';

/** A reference to an actor from a message or a change. `key` is null for the system and for actors without an id. */
export interface ActorRef {
  readonly kind: ActorKind;
  readonly key: string | null;
  /** Name given with the reference; used if the record of the actor is unknown. */
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
  /** null: the vendor does not report it. */
  readonly verified: boolean | null;
}
