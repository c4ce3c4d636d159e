// A cursor, short to look at and whole in the clipboard.

import { useEffect, useState } from 'react';

const COPIED_FOR_MS = 1500;

/** The end of a cursor is what differs; the whole of it is in the tooltip and is what gets copied. */
export function CopyCursor({ cursor, tabIndex }: { cursor: string; tabIndex: number }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_FOR_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <button
      type="button"
      className="event-cursor"
      tabIndex={tabIndex}
      title={`Copy the cursor ${cursor}`}
      aria-label={`Copy the cursor ${cursor}`}
      onClick={() => void copy(cursor).then(setCopied)}
    >
      {isCopied ? 'copied' : shorten(cursor)}
    </button>
  );
}

/** `main-000000000002s` as `…2s`, never less than three places. */
function shorten(cursor: string): string {
  const position = cursor.slice(cursor.lastIndexOf('-') + 1).replace(/^0+/, '');
  return `…${position.padStart(3, '0')}`;
}

// The clipboard exists in secure contexts only; the page may be opened by plain http on a host of the local network.
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
