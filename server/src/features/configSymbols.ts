/** The outline of a configuration file: its tables, sections and lists with what they are called, and their keys. */
import { type Span, span } from '../base/span';
import { type ConfigFile, rootOf, syntaxOf } from '../formats/configFile';
import { type DataNode, type DataProperty, propertyOf, stringOf } from '../syntax/config/dataTree';
import type { ConfigEntry } from '../syntax/config/parseEntries';
import { type TomlPart, tomlParts } from '../syntax/config/tomlParts';

export type ConfigSymbolKind = 'table' | 'list' | 'text' | 'number' | 'boolean' | 'nothing';

export interface ConfigSymbol {
  readonly name: string;
  /** The beginning of a value, or what an item of a list is called. */
  readonly detail: string;
  readonly kind: ConfigSymbolKind;
  readonly span: Span;
  /** The name. */
  readonly selection: Span;
  readonly children: readonly ConfigSymbol[];
}

/** In the order of the text. */
export function configSymbols(file: ConfigFile): readonly ConfigSymbol[] {
  const { tree, text, format } = file;
  switch (tree.kind) {
    case 'data': {
      const root = rootOf(file);
      return syntaxOf(format) === 'toml' ? tomlParts(text, root).flatMap(symbolsOfPart) : root ? childrenOf(root) : [];
    }
    case 'unit':
      return tree.sections.map(({ name, nameSpan, header, entries }) => ({
        name: name || '?',
        detail: '',
        kind: 'table',
        span: span(header.start, entries.at(-1)?.valueSpan.end ?? header.end),
        selection: nameSpan,
        children: entries.map(entrySymbol),
      }));
    case 'entries':
      return tree.entries.map(entrySymbol);
  }
}

function entrySymbol({ name, nameSpan, value, valueSpan }: ConfigEntry): ConfigSymbol {
  const whole = span(nameSpan.start, Math.max(valueSpan.end, nameSpan.end));
  return { name: name || '?', detail: shortened(value), kind: 'text', span: whole, selection: nameSpan, children: [] };
}

function symbolsOfPart({ header, entries, span: whole }: TomlPart): readonly ConfigSymbol[] {
  const children = entries.map(propertySymbol);
  if (!header) return children;
  const { name, nameSpan, isList } = header;
  const detail = isList ? nameOfItem({ kind: 'object', span: whole, properties: entries }) : '';
  return [{ name: name || '?', detail, kind: isList ? 'list' : 'table', span: whole, selection: nameSpan, children }];
}

function propertySymbol({ name, nameSpan, value }: DataProperty): ConfigSymbol {
  return {
    name: name || '?',
    detail: detailOf(value),
    kind: kindOf(value),
    span: span(nameSpan.start, Math.max(value.span.end, nameSpan.end)),
    selection: nameSpan,
    children: childrenOf(value),
  };
}

/** The keys of a table, and the tables of a list; plain items of a list are no entries. */
function childrenOf(node: DataNode): readonly ConfigSymbol[] {
  if (node.kind === 'object') return node.properties.map(propertySymbol);
  if (node.kind !== 'array') return [];
  return node.items.flatMap((item, index) =>
    item.kind === 'object' || item.kind === 'array' ? [itemSymbol(item, index)] : [],
  );
}

function itemSymbol(item: DataNode, index: number): ConfigSymbol {
  return {
    name: nameOfItem(item) || String(index),
    detail: '',
    kind: kindOf(item),
    span: item.span,
    selection: span(item.span.start, item.span.start + 1),
    children: childrenOf(item),
  };
}

/** What tells a table of a list from the others: its name, what it is, or its first text. */
function nameOfItem(item: DataNode): string {
  if (item.kind !== 'object') return '';
  const first = item.properties.find(({ value }) => value.kind === 'string');
  const named = propertyOf(item, 'name') ?? propertyOf(item, 'type') ?? first;
  return shortened(stringOf(named?.value) ?? '');
}

function detailOf(value: DataNode): string {
  if (value.kind === 'object') return '';
  if (value.kind !== 'array') return shortened(value.text);
  const plain = value.items.flatMap((item) => (item.kind === 'object' || item.kind === 'array' ? [] : [item.text]));
  return shortened(plain.slice(0, 20).join(', '));
}

function kindOf({ kind }: DataNode): ConfigSymbolKind {
  switch (kind) {
    case 'object':
      return 'table';
    case 'array':
      return 'list';
    case 'number':
    case 'boolean':
      return kind;
    case 'null':
      return 'nothing';
    default:
      return 'text';
  }
}

const detailLength = 80;

function shortened(value: string): string {
  const oneLine = value
    .slice(0, detailLength * 4)
    .split(/\s+/)
    .join(' ')
    .trim();
  return oneLine.length > detailLength ? `${oneLine.slice(0, detailLength - 1)}…` : oneLine;
}
