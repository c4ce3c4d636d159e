// Cleans file names for storage and headers: no folders, no control characters, limited length.

const MAX_CHARACTERS = 200;

/** The name without characters that mislead readers or break headers; `file` if nothing is left. */
export function safeFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  // Direction marks could display `gpj.exe` as `exe.jpg`.
  // oxlint-disable-next-line no-control-regex -- these are removed
  const cleaned = base.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069"]/g, '').trim();
  if (/^\.*$/.test(cleaned)) return 'file';
  const characters = Array.from(cleaned);
  if (characters.length <= MAX_CHARACTERS) return cleaned;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(cleaned)?.[0] ?? '';
  return `${characters.slice(0, MAX_CHARACTERS - ending.length).join('')}${ending}`;
}
