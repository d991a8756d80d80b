/** A file of TOML in the order of its text: headers, and the entries below each. The tree has them by their tables. */
import { type Span, span } from '../../base/span';
import type { DataNode, DataProperty } from './dataTree';

export interface TomlPart {
  /** Undefined for what stands before the first header. */
  readonly header: TomlHeader | undefined;
  readonly entries: readonly DataProperty[];
  /** From the header to the end of the last entry. */
  readonly span: Span;
}

export interface TomlHeader {
  /** What stands between the brackets. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly isList: boolean;
}

export function tomlParts(text: string, root: DataNode | undefined): readonly TomlPart[] {
  const entries = root
    ? [...entriesIn(root)].sort((first, second) => first.nameSpan.start - second.nameSpan.start)
    : [];
  const headers = headersIn(text, entries);
  const starts = [0, ...headers.map(({ start }) => start)];
  let taken = 0;
  return starts.flatMap((start, index) => {
    const header = headers[index - 1]?.header;
    const next = starts[index + 1] ?? text.length + 1;
    const from = taken;
    while (taken < entries.length && (entries[taken]?.nameSpan.start ?? 0) < next) taken++;
    const own = entries.slice(from, taken);
    if (!header && own.length === 0) return [];
    const headerEnd = headers[index - 1]?.end ?? own[0]?.nameSpan.start ?? 0;
    const end = own.reduce((last, { value }) => Math.max(last, value.span.end), headerEnd);
    return [{ header, entries: own, span: span(header ? start : (own[0]?.nameSpan.start ?? 0), end) }];
  });
}

/** What has a line `key = value`. A table that headers or dots make begins before its name. */
function* entriesIn(node: DataNode): Iterable<DataProperty> {
  if (node.kind === 'array') for (const item of node.items) yield* entriesIn(item);
  if (node.kind !== 'object') return;
  for (const property of node.properties) {
    if (property.value.span.start > property.nameSpan.start) yield property;
    else yield* entriesIn(property.value);
  }
}

interface PlacedHeader {
  readonly header: TomlHeader;
  readonly start: number;
  readonly end: number;
}

/** The lines that are headers, those in texts and lists of several lines left out. */
function headersIn(text: string, entries: readonly DataProperty[]): readonly PlacedHeader[] {
  const found: PlacedHeader[] = [];
  let entry = 0;
  for (const match of text.matchAll(/^[ \t]*(\[\[?)([^\]\n]*)\]/gm)) {
    const [all, open = '', written = ''] = match;
    const start = match.index + all.indexOf('[');
    while (entry < entries.length && (entries[entry]?.value.span.end ?? 0) <= start) entry++;
    const inValue = entries[entry]?.value.span;
    if (inValue && inValue.start <= start) continue;
    const name = written.trim();
    const nameStart = start + open.length + (written.length - written.trimStart().length);
    const header = { name, nameSpan: span(nameStart, nameStart + name.length), isList: open.length === 2 };
    found.push({ header, start, end: start + open.length * 2 + written.length });
  }
  return found;
}
