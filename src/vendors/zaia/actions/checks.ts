// The checks of Zaia's actions; every refusal names the vendor.

import { createActionChecks, isBlank, type FieldPath, type Refusals } from '../../../platform/adapter/action-checks.ts';
import { isUuidV4 } from '../keys.ts';

export const { refuse, unsupported } = createActionChecks('ZAIA', 'Zaia');

/** REQUIRED for a missing id, INVALID for anything but a UUID v4; `subject` names the object in the message. */
export function requiredId(id: string | null, subject: string, field: FieldPath): Refusals {
  if (id === null || isBlank(id)) return refuse('REQUIRED', `Zaia requires ${subject}.`, field);
  return isUuidV4(id.toLowerCase()) ? [] : refuse('INVALID', 'Ids of Zaia are UUIDs of version 4.', field);
}
