// How the emulated SocialHub takes part in the sandbox's own program.

import type { ProgramPart } from '../../../sandbox/index.ts';
import type { SocialhubWrite } from './agent-actions.ts';
import type { SocialhubSandboxSettings } from './settings.ts';
import type { SocialhubState } from './state.ts';

/** What people of the channel can reply with at a click. */
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
    // Short, so that one who watches sees what becomes of a reply that nobody confirms.
    confirmWithinSeconds: 60,
    templates: JSON.stringify(TEMPLATES),
  }),
};
