// Settings of the page that GraphiQL has no property for; they need its running editors.

import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';

/** Renders nothing; configures GraphiQL's editors from anywhere inside it. */
export function EditorDefaults(): null {
  useReadiness();
  usePlainNames();
  useWrappedLines();
  useVisibleTab();
  useSystemTheme();
  return null;
}

// The tabs are drawn before the editors are loaded; a tab chosen in between would get the first tab's text for its own.
function useReadiness(): void {
  const isReady = useGraphiQL((state) => state.queryEditor !== undefined && state.variableEditor !== undefined);
  useEffect(() => {
    const root = document.getElementById('root');
    root?.toggleAttribute('inert', !isReady);
  }, [isReady]);
}

// Beside the Events pane the query is narrow; what is cut off at its edge is not read.
function useWrappedLines(): void {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  useEffect(() => {
    for (const editor of [queryEditor, variableEditor]) editor?.updateOptions({ wordWrap: 'on' });
  }, [queryEditor, variableEditor]);
}

// A tab that is opened behind the last one would stand outside of what the bar shows.
function useVisibleTab(): void {
  const activeTabIndex = useGraphiQL((state) => state.activeTabIndex);
  const tabCount = useGraphiQL((state) => state.tabs.length);
  useEffect(() => {
    const tab = document.querySelectorAll('.graphiql-tab').item(activeTabIndex);
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeTabIndex, tabCount]);
}

// Monaco boxes letters that look like ASCII ones, which in people's names ("Aydın") is noise, not a warning.
function usePlainNames(): void {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  useEffect(() => {
    for (const editor of [queryEditor, variableEditor, headerEditor, responseEditor]) {
      editor?.updateOptions({ unicodeHighlight: { ambiguousCharacters: false } });
    }
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);
}

// GraphiQL asks for the system's theme once, at load; when it changes later, the page would be half dark, half light.
function useSystemTheme(): void {
  const theme = useGraphiQL((state) => state.theme);
  const { setTheme } = useGraphiQLActions();
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => setTheme(theme);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, [theme, setTheme]);
}
