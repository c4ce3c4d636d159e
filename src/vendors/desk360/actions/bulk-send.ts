// One template to many WhatsApp numbers in one call, with a result for every number.

import type {
  ActionResult,
  RecipientResult,
  TemplateBulkSendCommand,
} from '../../../domain/commands/message-commands.ts';
import { UserErrors } from '../../../domain/errors/error-codes.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { Desk360Client } from '../client/index.ts';
import type { Products } from '../reads/products.ts';
import type { Desk360Settings } from '../settings.ts';
import { checkTemplate, toFilled } from './whatsapp/template.ts';
import { MAX_CSV_BYTES, MAX_LISTED_NUMBERS, readRecipients, toPhoneFile } from './recipients.ts';
import { refuse, type Refusals } from './checks.ts';
import { whatsappProductOf } from './send-message.ts';

const NO_NUMBER = refuse('REQUIRED', 'There is no number to send to.', ['to']);

function checkNumbers({ to, recipients }: TemplateBulkSendCommand): Refusals {
  if (to.length === 0 && recipients === null) return NO_NUMBER;
  const tooBig = `The file may have ${MAX_CSV_BYTES / 1024} KB, about eight thousand numbers.`;
  return [
    ...(to.length > MAX_LISTED_NUMBERS ? refuse('TOO_LONG', `At most ${MAX_LISTED_NUMBERS} numbers.`, ['to']) : []),
    ...(recipients !== null && recipients.byteSize > MAX_CSV_BYTES
      ? refuse('TOO_LONG', tooBig, ['recipientsUploadId'])
      : []),
  ];
}

/** With one bad number among them, the good ones say why they were left out. */
function withNothingSent(results: readonly RecipientResult[]): RecipientResult[] {
  const leftOut = refuse('INVALID', 'Not sent: another number is not acceptable.');
  return results.map((result) => (result.accepted ? { ...result, accepted: false, errors: leftOut } : result));
}

/**
 * The act. The vendor answers for the whole call and names no message, so an accepted number means that it was handed
 * over, and no conversation is made: it comes with the customer's answer. A refusal of the vendor throws VendorCallError;
 * a file without any number throws UserErrors, as its content is not known before.
 */
export function createBulkSend(
  client: Desk360Client,
  products: Products,
  { mediaTypes }: Desk360Settings,
): Action<TemplateBulkSendCommand> {
  return {
    check(command) {
      const channel = whatsappProductOf(command.channelKey, products);
      if ('refusals' in channel) return channel.refusals;
      return [...checkTemplate(command.template, { product: channel.product, mediaTypes }), ...checkNumbers(command)];
    },
    async perform(command): Promise<ActionResult> {
      const channel = whatsappProductOf(command.channelKey, products);
      if ('refusals' in channel) throw new TypeError('the bulk send needs a checked command');
      const { phones, filePhones, results } = await readRecipients(command.to, command.recipients);
      if (results.length === 0) throw new UserErrors(NO_NUMBER);
      const done = { observations: [], messageKey: null };
      const hasBad = results.some(({ accepted }) => !accepted);
      if (hasBad && command.rejectEverything) return { ...done, recipients: withNothingSent(results) };
      if (phones.length + filePhones.length === 0) return { ...done, recipients: results };
      const file = filePhones.length === 0 ? null : toPhoneFile(command.recipients?.name ?? 'numbers.csv', filePhones);
      await client.whatsapp.sendTemplateBulk(channel.product, toFilled(command.template), { phones, file });
      return { ...done, recipients: results };
    },
  };
}
