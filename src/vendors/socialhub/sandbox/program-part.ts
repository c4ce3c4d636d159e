// The emulated SocialHub in the sandbox program.

import type { ProgramPart } from '../../../sandbox/index.ts';
import type { SocialhubWrite } from './agent-actions.ts';
import type { SocialhubSandboxSettings } from './settings.ts';
import type { SocialhubState } from './state.ts';

/** Reply templates of the channel. */
const TEMPLATES = [
  {
    name: 'Thanks',
    networkId: 'thanks',
    variables: {},
    text: { en: 'Thank you for your post!', de: 'Danke für deinen Beitrag!', fr: 'Merci pour votre message !' },
  },
  {
    name: 'Opening hours',
    networkId: 'opening_hours',
    variables: {},
    text: {
      en: 'We are open from nine to six.',
      de: 'Wir haben von neun bis achtzehn Uhr geöffnet.',
      fr: 'Nous sommes ouverts de neuf à dix-huit heures.',
    },
  },
];

export const programPart: ProgramPart<SocialhubState, SocialhubSandboxSettings, SocialhubWrite> = {
  accountSettings: (baseUrl, { accessToken, webhookSecret }) => ({
    baseUrl,
    accessToken,
    webhookSecret,
    // Short, so that an unconfirmed reply fails while a developer watches.
    confirmWithinSeconds: 60,
    templates: JSON.stringify(TEMPLATES),
  }),
};
