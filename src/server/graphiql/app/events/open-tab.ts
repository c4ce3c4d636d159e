// Opens what belongs to an event in a new tab of GraphiQL: its ticket, or a reply to it.

import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useMemo } from 'react';
import { newKey } from '../ready-tabs/idempotency-key.ts';
import { toReplyTab, toTicketTab, type ReadyTab } from '../ready-tabs/index.ts';

export interface TicketTabs {
  /** Opens the ticket of an id and asks for it. */
  openTicket(ticketId: string): void;
  /** Opens a reply to the ticket, ready to be written and sent. */
  openReply(ticketId: string): void;
}

/** The new tab takes the headers of the one before along, a token for one. */
export function useTicketTabs(): TicketTabs {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  const { addTab, run, stop } = useGraphiQLActions();
  return useMemo(() => {
    const open = ({ query, variables }: ReadyTab): void => {
      const headers = headerEditor?.getValue() ?? '';
      // A subscription left running would write its next event into the new tab.
      stop();
      addTab();
      queryEditor?.setValue(query);
      variableEditor?.setValue(variables);
      headerEditor?.setValue(headers);
    };
    return {
      openTicket(ticketId) {
        open(toTicketTab(ticketId));
        run();
      },
      openReply: (ticketId) => open(toReplyTab(ticketId, newKey())),
    };
  }, [queryEditor, variableEditor, headerEditor, addTab, run, stop]);
}
