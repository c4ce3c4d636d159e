// A place sent to WhatsApp, and the request for the customer's own.

import { neededLink, neededText } from '../limits.ts';
import { type Path, refuse, type Refusals } from '../checks.ts';
import type { ContentKind, ContentOf } from './kind.ts';

const MAX_BODY_CHARACTERS = 1024;
const MAX_HEADER_CHARACTERS = 60;

function degrees(value: number, most: number, field: Path): Refusals {
  if (Math.abs(value) <= most) return [];
  return refuse('INVALID', `A number of degrees from -${most} to ${most}.`, field);
}

export const location: ContentKind<ContentOf<'LOCATION'>> = {
  check: ({ latitude, longitude, name, address }) => [
    ...degrees(latitude, 90, ['location', 'latitude']),
    ...degrees(longitude, 180, ['location', 'longitude']),
    ...neededText(name, ['location', 'name']),
    ...neededText(address, ['location', 'address']),
  ],
  send: (calls, { product, to }, { latitude, longitude, name, address }) =>
    calls.send(product, to, 'whatsapp.location', {
      type: 'location',
      location: { longitude, latitude, name, address },
    }),
  toShown: ({ latitude, longitude, name, address }) => ({
    text: `${name}, ${address}`,
    content: { kind: 'LOCATION', latitude, longitude, name, address },
    files: [],
  }),
};

function requestHeader(content: ContentOf<'LOCATION_REQUEST'>): object {
  if (content.headerText !== null) return { header: { type: 'text', text: content.headerText } };
  if (content.headerImageUrl !== null) return { header: { type: 'image', image: { link: content.headerImageUrl } } };
  return {};
}

export const locationRequest: ContentKind<ContentOf<'LOCATION_REQUEST'>> = {
  check({ body, headerText, headerImageUrl }) {
    const image: Path = ['locationRequest', 'headerImageUrl'];
    const header: Path = ['locationRequest', 'headerText'];
    const both = headerText !== null && headerImageUrl !== null;
    return [
      ...neededText(body, ['locationRequest', 'body'], MAX_BODY_CHARACTERS),
      ...(headerText === null ? [] : neededText(headerText, header, MAX_HEADER_CHARACTERS)),
      ...(headerImageUrl === null ? [] : neededLink(headerImageUrl, image)),
      ...(both ? refuse('INVALID', 'A header is a text or a picture.', image) : []),
    ];
  },
  send: (calls, { product, to }, content) =>
    calls.sendInteractive(product, to, 'whatsapp.locationRequest', {
      type: 'location_request_message',
      ...requestHeader(content),
      body: content.body,
    }),
  toShown: ({ body }) => ({ text: body, content: { kind: 'LOCATION_REQUEST', body }, files: [] }),
};
