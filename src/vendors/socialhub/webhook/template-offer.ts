// Serves the templates that SocialHub fetches for template replies.

import type { CatalogRecord } from '../../../domain/catalog.ts';
import { toGlobalId } from '../../../domain/ids.ts';
import type { RawDelivery, Verification } from '../../../domain/ports/vendor/deliveries.ts';
import type { TemplateOffer } from '../../../domain/ports/vendor/template-offer.ts';
import type { SocialhubContext } from '../context.ts';
import { toOwnTemplate, type OwnTemplate } from '../map/templates.ts';
import { challengeHeaders, verify } from './signature.ts';

/** A request without a body is signed over nothing, or over the empty object that a body parser makes of it. */
const EMPTY_OBJECT = Buffer.from('{}');

/** The account's own templates under their own ids, those of other accounts under their ids in this gateway. */
export function createTemplateOffer({ account, settings }: SocialhubContext): TemplateOffer {
  const { webhookSecret: secret, templates: ownTemplates } = settings;
  const networkIdOf = ({ account: owner, key }: CatalogRecord<'template'>): string =>
    owner === account.id ? key : toGlobalId('template', owner, key);
  const toOffered = (record: CatalogRecord<'template'>): OwnTemplate => {
    const own =
      record.account === account.id ? ownTemplates.find(({ networkId }) => networkId === record.key) : undefined;
    // An own template is served as configured: its variables may have rules that the catalog cannot hold.
    return own ?? toOwnTemplate(record, networkIdOf(record));
  };
  return {
    accounts: settings.templateAccounts,
    verify: (request) => verifyEither(request, secret),
    answerHeaders: (request) => challengeHeaders(request, secret),
    write: (templates) => templates.map(toOffered),
  };
}

function verifyEither(request: RawDelivery, secret: string): Verification {
  const outcome = verify(request, secret);
  const hasNoBody = request.body.length === 0 && !outcome.accepted && outcome.reason === 'BAD_SIGNATURE';
  return hasNoBody ? verify({ ...request, body: EMPTY_OBJECT }, secret) : outcome;
}
