// The checks of Desk360's actions that need no vendor call.

import { createActionChecks, type FieldPath, isBlank, type Refusals } from '../../../platform/adapter/action-checks.ts';

export const { refuse, unsupported, requiredText, shortText } = createActionChecks('DESK360', 'Desk360');

/** The refusal of every WhatsApp action while the product is unknown. */
export const NO_PRODUCT_MESSAGE = 'The product of this WhatsApp number is unknown. Set whatsappProduct.';

/** A text is required unless there are files. */
export function textOrFiles(text: string, fileCount: number, field: FieldPath): Refusals {
  if (fileCount > 0 || !isBlank(text)) return [];
  return refuse('REQUIRED', 'The message requires a text or a file.', field);
}

/** True for a text that is a vendor id. */
export function isId(text: string): boolean {
  return /^\d{1,19}$/.test(text);
}
