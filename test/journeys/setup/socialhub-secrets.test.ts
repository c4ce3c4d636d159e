// The token travels in the vendor's address: nothing that leaves the gateway may show it, however calls end.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { tokenFor } from '../../../src/vendors/socialhub/sandbox/index.ts';
import {
  CONFIRM,
  CREATE,
  FAIL,
  post,
  startSocialhubGateway,
  UPDATE,
  type SocialhubGateway,
} from '../../kit/gateway/socialhub-gateway.ts';

const TOKEN_CANARY = 'canary-of-the-access-token-7f3a';
const SECRET_CANARY = 'canary-of-the-webhook-secret-51c9';
const PATH_CANARY = 'secret-path-of-socialhub';
const accessToken = tokenFor('5e73f5245a45da10b6e614d8', '5eb47954a545b82b5b522cce', TOKEN_CANARY);

let harness: SocialhubGateway;
beforeAll(async () => {
  harness = await startSocialhubGateway({
    sandbox: { accessToken, webhookSecret: SECRET_CANARY.padEnd(40, 'x') },
    account: { confirmWithinSeconds: 1 },
  });
});
afterAll(() => harness.stop());

const everything: string[] = [];
const ask = async (document: string, variables: Record<string, unknown> = {}): Promise<any> => {
  const answer = await harness.query(document, variables);
  everything.push(JSON.stringify(answer));
  return answer.data;
};

/** Answers that repeat the address of the call in every place that an error has, as careless servers do. */
function echoes(status: number, body: Record<string, unknown>) {
  return { status, body: { code: `Error${status}`, message: 'Error: no', ...body }, times: 1 };
}

it('shows neither token nor secret in answers, logs, metrics, events or errors', async () => {
  const { ticket } = (await ask(CREATE, post())).ticketCreate;
  const { messageId: followupId, delivery } = await harness.vendor.customerWrites({ ticketId: ticket.nativeId });
  const address = `${harness.vendor.url}/inbox/tickets?accesstoken=${accessToken}`;
  const failures = [
    echoes(400, { message: `Error: cannot POST ${address}` }),
    echoes(401, { code: accessToken }),
    echoes(403, { code: TOKEN_CANARY, message: `accesstoken ${accessToken} and ${SECRET_CANARY.padEnd(40, 'x')}` }),
    echoes(404, { message: `Error: GET ${encodeURIComponent(address)}` }),
    echoes(422, { data: `Error: ${address}` }),
    echoes(429, { message: address }),
    echoes(500, { message: address }),
    { status: 302, headers: { location: address }, times: 1 },
    { replaceBody: 'html', times: 1 } as const,
    { replaceBody: 'wrong-shape', times: 1 } as const,
    { reset: 'before', times: 1 } as const,
    { reset: 'middle', times: 1 } as const,
  ];
  for (const failure of failures) {
    harness.vendor.faults.add({ route: 'POST /inbox/tickets', ...failure });
    const answer = (await ask(CREATE, post())).ticketCreate;
    expect(answer.userErrors).toHaveLength(1);
    harness.vendor.faults.clear();
  }
  const ticketId = ticket.id;
  for (const [route, document, input] of [
    ['PATCH *', UPDATE, { text: 'Edit' }],
    ['POST *', CONFIRM, { followupId, networkItemId: 'answer-000001', idempotencyKey: 'c1' }],
    ['POST *', FAIL, { actionId: 'reply-as-comment', followupId, idempotencyKey: 'f1' }],
  ] as const) {
    harness.vendor.faults.add({ route, ...echoes(400, { message: `Error: ${address}` }) });
    await ask(document, { input: { ticketId, ...input } });
    harness.vendor.faults.clear();
  }
  harness.vendor.faults.add({ route: 'GET /', ...echoes(401, { message: address }) });
  await ask('{ channels { name } }');
  await fetch(harness.webhookUrl, {
    method: 'POST',
    body: new Uint8Array(delivery!.body),
    headers: { 'x-socialhub-signature': 'no' },
  });
  const seen = await ask(`{
    vendorAccounts {
      name health { state lastError { code message vendorCode } } rateLimit { remaining } operations { name }
    }
    events(first: 50) { nodes { id type cause { webhookDeliveryId } } }
    webhookDeliveries(first: 20) { nodes { state reason error } }
    tickets { nodes { raw messages(first: 5) { nodes { raw } } } sources { error { message } } }
  }`);
  expect(seen.webhookDeliveries.nodes.map(({ state }: { state: string }) => state).sort()).toEqual([
    'ACCEPTED',
    'REJECTED',
  ]);
  everything.push(await (await fetch(`${harness.url}/metrics`)).text());
  everything.push(...harness.logLines);

  const output = everything.join('\n');
  expect(output).toContain('vendor call failed');
  expect(output).toContain('deskgraph');
  for (const canary of [TOKEN_CANARY, SECRET_CANARY, PATH_CANARY, accessToken]) expect(output).not.toContain(canary);
  expect(harness.vendor.journal.entries({ route: '/inbox/tickets' }).at(-1)?.query['accesstoken']).toMatch(/^sha256:/);
});
