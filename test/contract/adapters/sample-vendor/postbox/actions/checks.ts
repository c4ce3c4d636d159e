// The checks of Postbox's actions.

import { createActionChecks } from '../../../../../../src/platform/adapter/action-checks.ts';

export const { unsupported, requiredText } = createActionChecks('POSTBOX', 'Postbox');
