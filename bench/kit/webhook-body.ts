// Numbered text webhooks in the format of Desk360: 1.5 kB each, from many phones.

import { createHmac } from 'node:crypto';

const PHONES = 2000;
const TEXT = 'the parcel that I ordered last week has not arrived yet and you do not answer my calls about it ';
const TEXT_BYTES = 1370;
const BEGAN_AT_SECONDS = 1_795_000_000;

/** Equal numbers give equal bodies. Each of 2,000 customers sends every 2,000th message. */
export function webhookBody(number: number, textBytes = TEXT_BYTES): string {
  const text = `${number} ${TEXT.repeat(Math.ceil(textBytes / TEXT.length))}`.slice(0, textBytes);
  return JSON.stringify({
    messages: {
      id: `bench-${number}`,
      text,
      from: `90555${String(number % PHONES).padStart(7, '0')}`,
      timestamp: String(BEGAN_AT_SECONDS + Math.floor(number / 100)),
      name: `Customer ${number % PHONES}`,
      type: 'text',
    },
  });
}

export function signed(secret: string, body: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}
