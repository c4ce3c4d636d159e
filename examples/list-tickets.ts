// Prints the open tickets of all vendors, page by page, and the state of each account for the last page.
//
//   npm start                                  in another terminal
//   node examples/list-tickets.ts              the first 60
//   node examples/list-tickets.ts 500          more of them
//
// GATEWAY_URL names another gateway, GATEWAY_TOKEN is the token of a client.

interface Ticket {
  readonly vendor: string;
  readonly number: string | null;
  readonly status: string;
  readonly subject: string | null;
  readonly preview: string | null;
  readonly assignee: { readonly displayName: string | null } | null;
}
interface Page {
  readonly nodes: readonly Ticket[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number | null;
  readonly sources: readonly {
    readonly account: { readonly name: string };
    readonly state: string;
    readonly fetchedAt: string | null;
    readonly error: { readonly code: string } | null;
  }[];
}
interface GraphqlResponse {
  readonly data?: { readonly tickets: Page } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const OPEN_TICKETS = /* GraphQL */ `
  query OpenTickets($after: String) {
    tickets(first: 20, after: $after, filter: { statusCategory: [ACTIVE, WAITING] }) {
      nodes {
        vendor
        number
        status
        subject
        preview
        assignee {
          displayName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
      sources {
        account {
          name
        }
        state
        fetchedAt
        error {
          code
        }
      }
    }
  }
`;
const url = process.env['GATEWAY_URL'] ?? 'http://localhost:4000';
const token = process.env['GATEWAY_TOKEN'] ?? null;

/** The page after a cursor. Prints the gateway's errors, and throws when there is no page. */
async function readPage(after: string | null): Promise<Page> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: OPEN_TICKETS, variables: { after } }),
  });
  const { data, errors = [] } = (await response.json()) as GraphqlResponse;
  for (const { message, extensions } of errors) console.error(`${extensions?.code ?? 'ERROR'}: ${message}`);
  if (data == null) throw new Error('the gateway returned no page');
  return data.tickets;
}

function lineOf({ vendor, number, status, subject, preview, assignee }: Ticket): string {
  const title = (subject ?? preview ?? '').replaceAll(/\s+/g, ' ').slice(0, 60);
  return [
    vendor.padEnd(9),
    (number ?? '–').padEnd(8),
    status.padEnd(8),
    assignee?.displayName ?? 'unassigned',
    title,
  ].join('  ');
}

const maxTickets = Number(process.argv[2] ?? 60);
let shown = 0;
for (let after: string | null = null; ;) {
  const page: Page = await readPage(after);
  for (const ticket of page.nodes) console.log(lineOf(ticket));
  shown += page.nodes.length;
  after = page.pageInfo.endCursor;
  if (shown < maxTickets && page.pageInfo.hasNextPage) continue;
  console.log(`\n${shown} of ${page.totalCount ?? 'unknown'} tickets`);
  for (const { account, state, fetchedAt, error } of page.sources) {
    console.log(`${account.name}: ${state}${error === null ? '' : ` (${error.code})`}, read ${fetchedAt ?? 'never'}`);
  }
  break;
}
