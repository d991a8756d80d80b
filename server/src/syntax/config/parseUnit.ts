/** Reads what systemd and Quadlet call a unit: sections of `Name=value`, with `#` and `;` before comments. */
import { type Span, span } from '../../base/span';
import type { ConfigEntry } from './parseEntries';

export interface UnitTree {
  readonly kind: 'unit';
  /** In the order of the text; one that is opened again stands here again. */
  readonly sections: readonly UnitSection[];
  /** Lines that are no section, entry or comment, and entries before the first section. */
  readonly strayLines: readonly Span[];
}

export interface UnitSection {
  readonly name: string;
  /** Without the brackets. */
  readonly nameSpan: Span;
  /** The line of the header. */
  readonly header: Span;
  readonly entries: readonly ConfigEntry[];
}

/** The sections of a unit. systemd passes over stray lines, Quadlet stops at them. */
export function parseUnit(text: string): UnitTree {
  const sections: { name: string; nameSpan: Span; header: Span; entries: ConfigEntry[] }[] = [];
  const strayLines: Span[] = [];
  for (let at = 0; at < text.length; ) {
    const line = logicalLine(text, at);
    const start = at + leadingBlanks(text, at, line.end);
    const header = headerAt(text, start, line.end);
    if (header) sections.push({ ...header, entries: [] });
    else {
      const entry = entryIn(text, start, line.end);
      const section = sections.at(-1);
      if (entry && section) section.entries.push(entry);
      else if (!isCommentAt(text, start) && text.slice(start, line.end).trim() !== '') {
        strayLines.push(span(start, line.end));
      }
    }
    at = line.next;
  }
  return { kind: 'unit', sections, strayLines };
}

/** All entries of a name in the sections of a name, in order. */
export function unitEntries({ sections }: UnitTree, section: string, name: string): readonly ConfigEntry[] {
  return sections.flatMap((each) => (each.name === section ? each.entries.filter((entry) => entry.name === name) : []));
}

/** Those of them that count in a setting that can be given several times: an empty one takes back what stands before it. */
export function countingEntries(tree: UnitTree, section: string, name: string): readonly ConfigEntry[] {
  const entries = unitEntries(tree, section, name);
  return entries.slice(entries.findLastIndex(({ value }) => value === '') + 1);
}

interface LogicalLine {
  readonly end: number;
  readonly next: number;
}

/** A backslash at the end of a line joins the next one to it; comments in between are part of it as well. */
function logicalLine(text: string, start: number): LogicalLine {
  const isComment = isCommentAt(text, start);
  for (let at = start; ; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const goesOn = !isComment && text.charAt(end - 1) === '\\' && end > at && newline !== -1;
    if (!goesOn && !(at > start && isCommentAt(text, at) && newline !== -1)) return { end, next: end + 1 };
    at = end + 1;
  }
}

function isCommentAt(text: string, lineStart: number): boolean {
  const first = text.charAt(lineStart + leadingBlanks(text, lineStart, text.length));
  return first === '#' || first === ';';
}

function headerAt(text: string, start: number, end: number): Omit<UnitSection, 'entries'> | undefined {
  if (text.charAt(start) !== '[') return undefined;
  const close = text.indexOf(']', start);
  if (close <= start + 1 || close >= end || text.slice(close + 1, end).trim() !== '') return undefined;
  return {
    name: text.slice(start + 1, close),
    nameSpan: span(start + 1, close),
    header: span(start, close + 1),
  };
}

function entryIn(text: string, start: number, end: number): ConfigEntry | undefined {
  if (isCommentAt(text, start)) return undefined;
  const equals = text.indexOf('=', start);
  if (equals === -1 || equals >= end) return undefined;
  const name = text.slice(start, equals).trimEnd();
  if (name === '' || name.startsWith('[')) return undefined;
  const valueStart = equals + 1 + leadingBlanks(text, equals + 1, end);
  const written = text.slice(valueStart, end).trimEnd();
  const value = written.replace(/\\\r?\n(?:[ \t]*[#;][^\n]*\n)*/g, ' ').trim();
  return {
    name,
    nameSpan: span(start, start + name.length),
    value,
    valueSpan: span(valueStart, valueStart + written.length),
  };
}

function leadingBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text.charAt(at) === ' ' || text.charAt(at) === '\t')) at++;
  return at - start;
}
