// Desk360's two time formats.

/** `YYYY-MM-DD HH:MM:SS` without a zone, shifted by the vendor's offset from UTC. */
export function toDeskTime(at: number, utcOffsetMinutes: number): string {
  return new Date(at + utcOffsetMinutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Epoch seconds as a string, as in webhooks. */
export function toWebhookTime(at: number): string {
  return String(Math.floor(at / 1000));
}
