/** Reads lines of `name = value` with `#` before comments: the configuration of LXC containers and of Xen guests. */
import { type Span, span } from '../../base/span';

export interface ConfigEntry {
  readonly name: string;
  readonly nameSpan: Span;
  /** Without the blanks around it; lines that are continued are joined. */
  readonly value: string;
  readonly valueSpan: Span;
}

export interface EntryTree {
  readonly kind: 'entries';
  readonly entries: readonly ConfigEntry[];
  /** Lines without a `=` that are no comment. */
  readonly strayLines: readonly Span[];
}

/** The entries in order. */
export function parseEntries(text: string): EntryTree {
  const entries: ConfigEntry[] = [];
  const strayLines: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const entry = entryIn(text, start, end);
    if (entry) entries.push(entry);
    else if (isStray(text.slice(start, end))) strayLines.push(span(start, end));
    start = end + 1;
  }
  return { kind: 'entries', entries, strayLines };
}

function isStray(line: string): boolean {
  const first = line.trimStart();
  return first !== '' && !first.startsWith('#') && !line.includes('=');
}

function entryIn(text: string, start: number, end: number): ConfigEntry | undefined {
  const line = text.slice(start, end);
  const equals = line.indexOf('=');
  if (equals === -1) return undefined;
  const name = line.slice(0, equals).trim();
  if (name === '' || name.startsWith('#')) return undefined;
  const nameStart = start + line.indexOf(name);
  const value = line.slice(equals + 1).trim();
  const valueStart = value === '' ? start + equals + 1 : start + line.indexOf(value, equals + 1);
  return {
    name,
    nameSpan: span(nameStart, nameStart + name.length),
    value,
    valueSpan: span(valueStart, valueStart + value.length),
  };
}
