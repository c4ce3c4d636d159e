// The GraphiQL page: built into dist/graphiql, served by ../route.ts. It connects only to the gateway that served it.

/* oxlint-disable import/no-unassigned-import -- workers and style sheets are imported for their effect */

import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './page.css';
import './events/components/events.css';
import './events/components/running-list.css';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { EditorDefaults } from './editor-defaults.tsx';
import { createEventsPlugin } from './events/components/events-plugin.tsx';
import { findExampleTickets, NO_EXAMPLES } from './ready-tabs/example-tickets.ts';
import { createGatewayFetcher } from './gateway-fetcher.ts';
import { newKey } from './ready-tabs/idempotency-key.ts';
import {
  completeStoredTabs,
  createPageStorage,
  readStoredTabs,
  reopenStoredTab,
  storeOpenTab,
} from './page-storage.ts';
import { toReadyTabs, type ReadyTab } from './ready-tabs/index.ts';

const endpoint = `${location.origin}/graphql`;
const EXAMPLES_TIMEOUT_MS = 2500;

const fetcher = createGatewayFetcher(endpoint);

// Passing any plugin drops the built-in list, so history is listed here too; the documentation is the reference plugin.
const plugins = [HISTORY_PLUGIN, explorerPlugin(), createEventsPlugin(endpoint)];

async function prepareTabs(): Promise<ReadyTab[]> {
  const stored = readStoredTabs(localStorage);
  // Whoever has tabs of an earlier visit keeps them, and the API need not be asked.
  const examples = stored === 'complete' ? NO_EXAMPLES : await findExampleTickets(endpoint, EXAMPLES_TIMEOUT_MS);
  if (stored === 'waiting' && examples.ticketId !== null) completeStoredTabs(localStorage, examples.ticketId);
  if (stored !== 'none') reopenStoredTab(localStorage);
  const tabs = toReadyTabs({ ...examples, idempotencyKey: newKey() });
  if (stored === 'none' && tabs[0] !== undefined) storeOpenTab(localStorage, tabs[0]);
  return tabs;
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
        <EditorDefaults />
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<Page tabs={await prepareTabs()} />);
