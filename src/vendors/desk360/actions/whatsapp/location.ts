// A location, and a request for the customer's location.

import type { FieldPath, Refusals } from '../../../../platform/adapter/action-checks.ts';
import { refuse, requiredText } from '../checks.ts';
import type { ContentKind, ContentOf } from './kind.ts';
import { requiredLink } from './media-files.ts';

const MAX_BODY_CHARACTERS = 1024;
const MAX_HEADER_CHARACTERS = 60;

function degrees(value: number, max: number, field: FieldPath): Refusals {
  if (Math.abs(value) <= max) return [];
  return refuse('INVALID', `The value must be between -${max} and ${max} degrees.`, field);
}

export const location: ContentKind<ContentOf<'LOCATION'>> = {
  check: ({ latitude, longitude, name, address }) => [
    ...degrees(latitude, 90, ['location', 'latitude']),
    ...degrees(longitude, 180, ['location', 'longitude']),
    ...requiredText(name, ['location', 'name']),
    ...requiredText(address, ['location', 'address']),
  ],
  send: (calls, { product, to }, { latitude, longitude, name, address }) =>
    calls.send(product, to, 'whatsapp.location', {
      type: 'location',
      location: { longitude, latitude, name, address },
    }),
  toSent: ({ latitude, longitude, name, address }) => ({
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
    const image: FieldPath = ['locationRequest', 'headerImageUrl'];
    const header: FieldPath = ['locationRequest', 'headerText'];
    const both = headerText !== null && headerImageUrl !== null;
    return [
      ...requiredText(body, ['locationRequest', 'body'], MAX_BODY_CHARACTERS),
      ...(headerText === null ? [] : requiredText(headerText, header, MAX_HEADER_CHARACTERS)),
      ...(headerImageUrl === null ? [] : requiredLink(headerImageUrl, image)),
      ...(both ? refuse('INVALID', 'A header is either a text or an image.', image) : []),
    ];
  },
  send: (calls, { product, to }, content) =>
    calls.sendInteractive(product, to, 'whatsapp.locationRequest', {
      type: 'location_request_message',
      ...requestHeader(content),
      body: content.body,
    }),
  toSent: ({ body }) => ({ text: body, content: { kind: 'LOCATION_REQUEST', body }, files: [] }),
};
