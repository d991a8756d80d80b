/**
 * Reads lines of a directive with words behind it: the description of a kernel feature, which is a `.scc` of kern-tools, and the menus of boot loaders.
 * A backslash at the end of a line joins the next one to it. In a `.scc`, what is no directive is taken by the shell.
 */
import { span } from '../../base/span';
import type { ConfigEntry, EntryTree } from './parseEntries';

/** The first word of each line that is no comment, with the rest as its value. */
export function parseDirectives(text: string): EntryTree {
  const entries: ConfigEntry[] = [];
  for (let at = 0; at < text.length; ) {
    const end = logicalLineEnd(text, at);
    const entry = entryIn(text, at, end);
    if (entry) entries.push(entry);
    at = end + 1;
  }
  return { kind: 'entries', entries, strayLines: [] };
}

function logicalLineEnd(text: string, start: number): number {
  for (let at = start; ; ) {
    const newline = text.indexOf('\n', at);
    if (newline === -1) return text.length;
    if (text.charAt(newline - 1) !== '\\' || newline === at) return newline;
    at = newline + 1;
  }
}

function entryIn(text: string, start: number, end: number): ConfigEntry | undefined {
  const line = text.slice(start, end);
  const name = /^\s*([^\s#]\S*)/.exec(line)?.[1];
  if (name === undefined) return undefined;
  const nameStart = start + line.indexOf(name);
  const rest = text.slice(nameStart + name.length, end);
  const value = rest.trim();
  const valueStart = nameStart + name.length + (value === '' ? 0 : rest.indexOf(value));
  return {
    name,
    nameSpan: span(nameStart, nameStart + name.length),
    value,
    valueSpan: span(valueStart, valueStart + value.length),
  };
}
