// The checks of SocialHub's actions; every refusal names the vendor.

import { createActionChecks } from '../../../platform/adapter/action-checks.ts';

export const { refuse, unsupported, shortText, webAddress } = createActionChecks('SOCIALHUB', 'SocialHub');

/** The documented maximum length of a text. */
export const MAX_TEXT_CHARACTERS = 10_000;
