// One page of a status' list.

import { VendorCallError, vendorFailure } from '../../../../domain/errors/error-codes.ts';
import type { ZaiaClient } from '../../client/index.ts';

/** A refused word is named in the failure, because only the operator can mend it. Throws VendorCallError. */
export async function readListPage(client: ZaiaClient, status: string, page: number) {
  try {
    return await client.listTickets({ status, page });
  } catch (error) {
    if (!(error instanceof VendorCallError) || error.failure.code !== 'INVALID_REQUEST') throw error;
    const message = `Zaia refuses to list tickets of the status "${status}": see the setting \`statuses\`.`;
    const { httpStatus, vendorCode } = error.failure;
    throw new VendorCallError(vendorFailure('INVALID_REQUEST', { message, httpStatus, vendorCode }), { cause: error });
  }
}
