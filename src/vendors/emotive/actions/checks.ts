// The checks of Emotive's actions; every refusal names the vendor.

import { createActionChecks } from '../../../platform/adapter/action-checks.ts';

export const { refuse, unsupported, requiredText } = createActionChecks('EMOTIVE', 'Emotive');
