// Opens a ticket in a new tab of GraphiQL and asks for it.

import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useCallback } from 'react';
import { toTicketTab } from '../ready-tabs.ts';

/** Returns what opens the ticket of an id; the new tab takes the headers of the one before along, a token for one. */
export function useOpenTicket(): (ticketId: string) => void {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  const { addTab, run, stop } = useGraphiQLActions();
  return useCallback(
    (ticketId) => {
      const { query, variables } = toTicketTab(ticketId);
      const headers = headerEditor?.getValue() ?? '';
      // A subscription left running would write its next event into the new tab.
      stop();
      addTab();
      queryEditor?.setValue(query);
      variableEditor?.setValue(variables);
      headerEditor?.setValue(headers);
      run();
    },
    [queryEditor, variableEditor, headerEditor, addTab, run, stop],
  );
}
