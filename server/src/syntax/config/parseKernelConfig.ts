/**
 * Reads a fragment of a kernel configuration as Kconfig does: lines of `CONFIG_NAME=value`, and `# CONFIG_NAME is not set`. All else Kconfig passes
 * over. Compared with the `kconfig-conf` of kconfig-frontends 4.11 on the cases of `test/toolchain/kernelConfig.test.ts`.
 */
import { editDistance } from '../../base/editDistance';
import { type Span, span } from '../../base/span';
import type { ConfigEntry, EntryTree } from './parseEntries';

export type KernelLine =
  /** A value for an option, whether or not the option takes it; `n` where the line says that it is not set. */
  | { readonly kind: 'value'; readonly entry: ConfigEntry; readonly span: Span }
  /** Says something that Kconfig does not see. */
  | { readonly kind: 'lost'; readonly text: string; readonly span: Span };

/** The options that are given a value, in order. */
export function parseKernelConfig(text: string): EntryTree {
  const entries = kernelLines(text).flatMap((line) => (line.kind === 'value' ? [line.entry] : []));
  return { kind: 'entries', entries, strayLines: [] };
}

/** The lines that say something or seem to, in order: comments and blank lines are left out. */
export function kernelLines(text: string): readonly KernelLine[] {
  const lines: KernelLine[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = kernelLine(text.slice(start, end).replace(/\r$/, ''), start);
    if (line) lines.push(line);
    start = end + 1;
  }
  return lines;
}

function kernelLine(line: string, start: number): KernelLine | undefined {
  const unset = /^# (CONFIG_\w*) is not set/.exec(line)?.[1];
  if (unset !== undefined) {
    const place = span(start, start + line.length);
    return { kind: 'value', entry: entry(unset, 'n', start + 2, place), span: place };
  }
  const name = /^CONFIG_\w+(?==)/.exec(line)?.[0];
  if (name !== undefined) {
    const value = line.slice(name.length + 1);
    const valueStart = start + name.length + 1;
    const valueSpan = span(valueStart, valueStart + value.length);
    return { kind: 'value', entry: entry(name, value, start, valueSpan), span: span(start, start + line.length) };
  }
  return isComment(line) ? undefined : { kind: 'lost', text: line, span: trimmed(line, start) };
}

function entry(name: string, value: string, nameStart: number, valueSpan: Span): ConfigEntry {
  return { name, nameSpan: span(nameStart, nameStart + name.length), value, valueSpan };
}

/** Whether it says nothing; what looks like an option that is meant to be off is none. */
function isComment(line: string): boolean {
  if (!/^\s*(?:#|$)/.test(line)) return false;
  return !/^\s*#\s*CONFIG_\w+(?:=n|(?:=\S*)?\s+(?:is\s+)?(?:not\s+set|unset)\.?)\s*$/i.test(line) && !isSlip(line);
}

/** Whether what stands behind an option are the words `is not set` but for a letter or two. */
function isSlip(line: string): boolean {
  const words = /^\s*#\s*CONFIG_\w+\s+(\S.{6,9}\S)\s*$/.exec(line)?.[1];
  return words !== undefined && editDistance(words.toLowerCase(), 'is not set') <= 2;
}

function trimmed(line: string, start: number): Span {
  const blanks = line.length - line.trimStart().length;
  return span(start + blanks, start + Math.max(line.trimEnd().length, blanks));
}
