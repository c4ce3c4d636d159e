// Contact cards to WhatsApp, in the vendor's JSON.

import type { OutgoingContactCard } from '../../../../domain/commands/message-commands.ts';
import type { ContactCard, LabeledValue, PostalAddress } from '../../../../domain/message.ts';
import { isDay } from '../../map/time.ts';
import { neededText } from '../limits.ts';
import { eachOf, type Path, refuse, type Refusals } from '../checks.ts';
import type { ContentKind, ContentOf } from './kind.ts';

const AT: Path = ['contactCards'];

const values = (list: readonly LabeledValue[], at: Path, name: string): Refusals =>
  eachOf(list, at, ({ value }, place) => neededText(value, [...place, name]));

function checkCard(card: OutgoingContactCard, at: Path): Refusals {
  const { birthday } = card;
  return [
    ...neededText(card.displayName, [...at, 'displayName']),
    ...neededText(card.firstName, [...at, 'firstName']),
    ...neededText(card.lastName, [...at, 'lastName']),
    ...(birthday === null || isDay(birthday)
      ? []
      : refuse('INVALID', 'A birthday is written as YYYY-MM-DD.', [...at, 'birthday'])),
    ...values(card.phones, [...at, 'phones'], 'phone'),
    ...values(card.emails, [...at, 'emails'], 'value'),
    ...values(card.urls, [...at, 'urls'], 'value'),
  ];
}

/** Without what is not there: null, and lists and objects that would be empty. */
function said(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isSaid = (value: unknown): boolean =>
    value !== null && !(typeof value === 'object' && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isSaid(value)));
}

const toAddress = (address: PostalAddress): object =>
  said({
    street: address.street,
    city: address.city,
    state: address.state,
    zip: address.zip,
    country: address.country,
    country_code: address.countryCode,
    type: address.label,
  });

function toContact(card: OutgoingContactCard): object {
  return said({
    addresses: card.addresses.map(toAddress).filter((address) => Object.keys(address).length > 0),
    birthday: card.birthday,
    emails: card.emails.map(({ value, label }) => said({ email: value, type: label })),
    name: said({
      formatted_name: card.displayName,
      first_name: card.firstName,
      last_name: card.lastName,
      middle_name: card.middleName,
      suffix: card.suffix,
      prefix: card.prefix,
    }),
    org: said({ company: card.organization, department: card.department, title: card.title }),
    phones: card.phones.map(({ value, label, whatsappId }) => said({ phone: value, type: label, wa_id: whatsappId })),
    urls: card.urls.map(({ value, label }) => said({ url: value, type: label })),
  });
}

function toCard(card: OutgoingContactCard): ContactCard {
  const { displayName, firstName, lastName, organization, birthday, emails, urls, addresses } = card;
  const phones = card.phones.map(({ value, label }) => ({ value, label }));
  return { displayName, firstName, lastName, organization, birthday, phones, emails, urls, addresses };
}

export const contactCards: ContentKind<ContentOf<'CONTACT_CARDS'>> = {
  check({ cards }) {
    if (cards.length === 0) return refuse('REQUIRED', 'There is no card to send.', AT);
    return eachOf(cards, AT, checkCard);
  },
  send: (calls, { product, to }, { cards }) =>
    calls.send(product, to, 'whatsapp.contacts', { type: 'contacts', contacts: cards.map(toContact) }),
  toShown: ({ cards }) => ({
    text: cards.map(({ displayName }) => displayName).join(', '),
    content: { kind: 'CONTACT_CARD', cards: cards.map(toCard) },
    files: [],
  }),
};
