// A file's name as it may be kept and handed on: no folders, no control characters, not too long.

const MAX_CHARACTERS = 200;

/** The name without what could mislead a reader or a header; `file` where nothing is left. */
export function safeFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  // Direction marks would let `exe.gpj` read as `jpg.exe`.
  // oxlint-disable-next-line no-control-regex -- these are what is taken out
  const shown = base.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069"]/g, '').trim();
  if (/^\.*$/.test(shown)) return 'file';
  const characters = Array.from(shown);
  if (characters.length <= MAX_CHARACTERS) return shown;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(shown)?.[0] ?? '';
  return `${characters.slice(0, MAX_CHARACTERS - ending.length).join('')}${ending}`;
}
