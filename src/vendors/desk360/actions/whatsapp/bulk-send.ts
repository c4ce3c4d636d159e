// One template to many WhatsApp numbers in one call, with a result for every number.

import type {
  ActionResult,
  RecipientResult,
  TemplateBulkSendCommand,
} from '../../../../domain/commands/message-commands.ts';
import { UserErrors } from '../../../../domain/errors/error-codes.ts';
import type { Action } from '../../../../domain/ports/vendor/actions.ts';
import type { Refusals } from '../../../../platform/adapter/action-checks.ts';
import type { Desk360Client } from '../../client/index.ts';
import type { Desk360Context } from '../../context.ts';
import { refuse } from '../checks.ts';
import { MAX_CSV_BYTES, MAX_LISTED_NUMBERS, readRecipients, toPhoneFile } from './recipients.ts';
import { whatsappProductOf } from '../send-message.ts';
import { checkTemplate, toFilled } from './template.ts';

const NO_NUMBER = refuse('REQUIRED', 'There is no number to send to.', ['to']);
const NOT_SENT = refuse('INVALID', 'Not sent, because another number was rejected.');

function checkNumbers({ to, recipients }: TemplateBulkSendCommand): Refusals {
  if (to.length === 0 && recipients === null) return NO_NUMBER;
  const tooManyNumbers = `At most ${MAX_LISTED_NUMBERS} numbers are allowed.`;
  const tooLarge = `The file may have at most ${MAX_CSV_BYTES / 1024} KB, about eight thousand numbers.`;
  const isTooLarge = recipients !== null && recipients.byteSize > MAX_CSV_BYTES;
  return [
    ...(to.length > MAX_LISTED_NUMBERS ? refuse('TOO_LONG', tooManyNumbers, ['to']) : []),
    ...(isTooLarge ? refuse('TOO_LONG', tooLarge, ['recipientsUploadId']) : []),
  ];
}

function withNothingSent(results: readonly RecipientResult[]): RecipientResult[] {
  return results.map((result) => (result.accepted ? { ...result, accepted: false, errors: NOT_SENT } : result));
}

/**
 * The vendor's response covers the whole call and contains no message ids. An accepted number means that the vendor
 * received it; its conversation is created when the customer answers. Throws VendorCallError if the vendor refuses, and
 * UserErrors if the file contains no number, because `check` does not read the file.
 */
export function createBulkSend(
  client: Desk360Client,
  { products, settings }: Desk360Context,
): Action<TemplateBulkSendCommand> {
  return {
    check(command) {
      const channel = whatsappProductOf(command.channelKey, products);
      if ('refusals' in channel) return channel.refusals;
      const rules = { product: channel.product, mediaTypes: settings.mediaTypes };
      return [...checkTemplate(command.template, rules), ...checkNumbers(command)];
    },
    async perform(command): Promise<ActionResult> {
      const channel = whatsappProductOf(command.channelKey, products);
      if ('refusals' in channel) throw new TypeError('perform was called without check');
      const { phones, filePhones, results } = await readRecipients(command.to, command.recipients);
      if (results.length === 0) throw new UserErrors(NO_NUMBER);
      const done = { observations: [], messageKey: null };
      const hasRejected = results.some(({ accepted }) => !accepted);
      if (hasRejected && command.rejectEverything) return { ...done, recipients: withNothingSent(results) };
      if (phones.length + filePhones.length === 0) return { ...done, recipients: results };
      const file = filePhones.length === 0 ? null : toPhoneFile(command.recipients?.name ?? 'numbers.csv', filePhones);
      await client.whatsapp.sendTemplateBulk(channel.product, toFilled(command.template), { phones, file });
      return { ...done, recipients: results };
    },
  };
}
