// Reads one page of the list of a status.

import { VendorCallError, vendorFailure } from '../../../../domain/errors/error-codes.ts';
import type { ZaiaClient } from '../../client/index.ts';

/** Throws VendorCallError. A refused status is named in the failure, because only the operator can correct the setting. */
export async function readListPage(client: ZaiaClient, status: string, page: number) {
  try {
    return await client.listTickets({ status, page });
  } catch (error) {
    if (!(error instanceof VendorCallError) || error.failure.code !== 'INVALID_REQUEST') throw error;
    const message = `Zaia refuses to list tickets with the status "${status}". Correct the setting \`statuses\`.`;
    const { httpStatus, vendorCode } = error.failure;
    throw new VendorCallError(vendorFailure('INVALID_REQUEST', { message, httpStatus, vendorCode }), { cause: error });
  }
}
