// Contact cards of WhatsApp messages. Pure.

import type { ContactCard, LabeledValue } from '../../../../domain/message.ts';
import type { WireCard } from '../../wire/whatsapp.ts';

function labeled(value: string | null, label: string | null): LabeledValue[] {
  return value === null ? [] : [{ value, label }];
}

/** The name of a card is the first that exists: formatted name, given and family name, company, number, address. */
export function toCard(wire: WireCard): ContactCard {
  const { formatted_name: fullName, first_name: firstName, last_name: lastName } = wire.name;
  const phones = wire.phones.flatMap((entry) => labeled(entry.phone ?? entry.wa_id, entry.type));
  const emails = wire.emails.flatMap((entry) => labeled(entry.email, entry.type));
  const urls = wire.urls.flatMap((entry) => labeled(entry.url, entry.type));
  const joined = [firstName, lastName].filter((part) => part !== null).join(' ');
  const names = [fullName, joined, wire.org, phones[0]?.value, emails[0]?.value, urls[0]?.value];
  return {
    displayName: names.find((name) => name !== null && name !== undefined && name !== '') ?? '',
    firstName,
    lastName,
    organization: wire.org,
    birthday: wire.birthday,
    phones,
    emails,
    urls,
    addresses: wire.addresses.map((entry) => ({
      street: entry.street,
      city: entry.city,
      state: entry.state,
      zip: entry.zip,
      country: entry.country,
      countryCode: entry.country_code,
      label: entry.type,
    })),
  };
}
