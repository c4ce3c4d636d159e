// The GraphiQL page: built into dist/graphiql, served by door.ts, speaking to the gateway it came from and to nobody else.

import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './page.css';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { findExampleTickets } from './example-tickets.ts';
import { completeStoredTabs, createPageStorage, readStoredTabs } from './page-storage.ts';
import { toReadyTabs, type ReadyTab } from './ready-tabs.ts';

const endpoint = `${location.origin}/graphql`;
const EXAMPLES_TIMEOUT_MS = 2500;

// Without incremental delivery the answer is plain JSON; the gateway offers no @defer. Each subscription opens its own
// socket, whose connectionParams are the entries of the Headers editor, Authorization among them.
const fetcher = createGraphiQLFetcher({
  url: endpoint,
  subscriptionUrl: endpoint.replace(/^http/, 'ws'),
  enableIncrementalDelivery: false,
});

// Passing any plugin drops the built-in list, so history stands here too; the documentation is the reference plugin.
const plugins = [HISTORY_PLUGIN, explorerPlugin()];

async function prepareTabs(): Promise<ReadyTab[]> {
  const stored = readStoredTabs(localStorage);
  const needsTicket = stored !== 'complete';
  const examples = needsTicket
    ? await findExampleTickets(endpoint, EXAMPLES_TIMEOUT_MS)
    : { ticketId: null, replyTicketId: null };
  if (stored === 'waiting' && examples.ticketId !== null) completeStoredTabs(localStorage, examples.ticketId);
  return toReadyTabs({ ...examples, idempotencyKey: newKey() });
}

// randomUUID exists in secure contexts only; the page may be opened by plain http on a host of the local network.
function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function Page({ tabs }: { tabs: ReadyTab[] }) {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      storage={createPageStorage(localStorage)}
      defaultTabs={tabs}
      defaultEditorToolsVisibility="variables"
      shouldPersistHeaders={false}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>
        <span className="deskgraph-logo">
          <span className="deskgraph-mark" aria-hidden="true" />
          deskgraph
        </span>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<Page tabs={await prepareTabs()} />);
