// The Events plugin: an icon in GraphiQL's sidebar that opens the running list of everything that happens.

import type { GraphiQLPlugin } from '@graphiql/react';
import { createGatewaySocket } from '../../gateway-socket.ts';
import { createEventFeed } from '../event-feed.ts';
import { EventsPane } from './events-pane.tsx';
import { EventsIcon } from './icons.tsx';

type ConnectionParams = Record<string, unknown>;

/** The plugin for the gateway at `endpoint` (http or https); no socket is opened before its pane is. */
export function createEventsPlugin(endpoint: string): GraphiQLPlugin {
  let readHeaders = (): string => '';
  let params: ConnectionParams = {};
  const connectionParams = (): ConnectionParams => {
    // A tab without headers is no reason to forget the token of the tab before.
    params = parseHeaders(readHeaders()) ?? params;
    return params;
  };
  const feed = createEventFeed((onCursorLost) => createGatewaySocket(endpoint, connectionParams, { onCursorLost }));
  const takeHeaders = (read: () => string): void => void (readHeaders = read);
  return {
    title: 'Events',
    icon: EventsIcon,
    content: () => <EventsPane feed={feed} onHeaders={takeHeaders} />,
  };
}

/** Null for an empty editor and for text that is no object. */
function parseHeaders(text: string): ConnectionParams | null {
  if (text.trim() === '') return null;
  try {
    const headers: unknown = JSON.parse(text);
    return typeof headers === 'object' && headers !== null ? { ...headers } : null;
  } catch {
    return null;
  }
}
