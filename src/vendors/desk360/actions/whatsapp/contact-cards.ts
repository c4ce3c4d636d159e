// Contact cards.

import type { OutgoingContactCard } from '../../../../domain/commands/message-commands.ts';
import type { ContactCard, LabeledValue, PostalAddress } from '../../../../domain/message.ts';
import { eachOf, type FieldPath, type Refusals } from '../../../../platform/adapter/action-checks.ts';
import { isDay } from '../../map/time.ts';
import { refuse, requiredText } from '../checks.ts';
import type { ContentKind, ContentOf } from './kind.ts';

const AT: FieldPath = ['contactCards'];

const eachValue = (list: readonly LabeledValue[], at: FieldPath, name: string): Refusals =>
  eachOf(list, at, ({ value }, itemAt) => requiredText(value, [...itemAt, name]));

function checkCard(card: OutgoingContactCard, at: FieldPath): Refusals {
  const { birthday } = card;
  return [
    ...requiredText(card.displayName, [...at, 'displayName']),
    ...requiredText(card.firstName, [...at, 'firstName']),
    ...requiredText(card.lastName, [...at, 'lastName']),
    ...(birthday === null || isDay(birthday)
      ? []
      : refuse('INVALID', 'A birthday has the form YYYY-MM-DD.', [...at, 'birthday'])),
    ...eachValue(card.phones, [...at, 'phones'], 'phone'),
    ...eachValue(card.emails, [...at, 'emails'], 'value'),
    ...eachValue(card.urls, [...at, 'urls'], 'value'),
  ];
}

/** The fields without null, empty lists and empty objects. */
function withoutEmpty(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isEmpty = (value: unknown): boolean =>
    value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

const toAddress = (address: PostalAddress): object =>
  withoutEmpty({
    street: address.street,
    city: address.city,
    state: address.state,
    zip: address.zip,
    country: address.country,
    country_code: address.countryCode,
    type: address.label,
  });

function toContact(card: OutgoingContactCard): object {
  return withoutEmpty({
    addresses: card.addresses.map(toAddress).filter((address) => Object.keys(address).length > 0),
    birthday: card.birthday,
    emails: card.emails.map(({ value, label }) => withoutEmpty({ email: value, type: label })),
    name: withoutEmpty({
      formatted_name: card.displayName,
      first_name: card.firstName,
      last_name: card.lastName,
      middle_name: card.middleName,
      suffix: card.suffix,
      prefix: card.prefix,
    }),
    org: withoutEmpty({ company: card.organization, department: card.department, title: card.title }),
    phones: card.phones.map(({ value, label, whatsappId }) =>
      withoutEmpty({ phone: value, type: label, wa_id: whatsappId }),
    ),
    urls: card.urls.map(({ value, label }) => withoutEmpty({ url: value, type: label })),
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
  toSent: ({ cards }) => ({
    text: cards.map(({ displayName }) => displayName).join(', '),
    content: { kind: 'CONTACT_CARD', cards: cards.map(toCard) },
    files: [],
  }),
};
