// What SocialHub gets when it asks for the templates of a template reply, and whom we answer.

import type { CatalogRecord } from '../../../domain/catalog.ts';
import { toGlobalId, type AccountId } from '../../../domain/ids.ts';
import type { TemplateOffer } from '../../../domain/ports/vendor/template-offer.ts';
import type { RawDelivery, Verification } from '../../../domain/ports/vendor/deliveries.ts';
import type { SocialhubSettings } from '../settings.ts';
import { toOwnTemplate, type OwnTemplate } from '../map/templates.ts';
import { challengeHeaders } from './index.ts';
import { verify } from './signature.ts';

/** A request without a body is signed over nothing, or over the empty object that a body parser makes of it. */
const EMPTY_OBJECT = Buffer.from('{}');

/** The offer of one account: its own templates under their ids, those of other accounts under their ids in this gateway. */
export function createTemplateOffer(account: AccountId, settings: SocialhubSettings): TemplateOffer {
  const { webhookSecret: secret, templates: own } = settings;
  const networkIdOf = ({ account: owner, key }: CatalogRecord<'template'>): string =>
    owner === account ? key : toGlobalId('template', owner, key);
  const offered = (record: CatalogRecord<'template'>): OwnTemplate => {
    const setting = record.account === account ? own.find(({ networkId }) => networkId === record.key) : undefined;
    // As it was written, where it is ours: its variables may have rules that the catalog has no place for.
    return setting ?? toOwnTemplate(record, networkIdOf(record));
  };
  return {
    accounts: settings.templateAccounts,
    verify: (request) => verifyEither(request, secret),
    answerHeaders: (request) => challengeHeaders(request, secret),
    write: (templates) => templates.map(offered),
  };
}

function verifyEither(request: RawDelivery, secret: string): Verification {
  const outcome = verify(request, secret);
  const isBare = request.body.length === 0 && !outcome.accepted && outcome.reason === 'BAD_SIGNATURE';
  return isBare ? verify({ ...request, body: EMPTY_OBJECT }, secret) : outcome;
}
