/** The outline of a configuration file: its tables, sections and lists with what they are called, and their keys. */
import { type Span, span } from '../../base/span';
import { asWritten, type ConfigFile, rootOf, syntaxOf } from '../../formats/configFile';
import { type DataNode, type DataProperty, isScalar, propertyOf, stringOf } from '../../syntax/config/dataTree';
import { type MenuPart, menuParts } from '../../syntax/config/menuEntries';
import type { ConfigEntry } from '../../syntax/config/parseEntries';
import { type TomlPart, tomlParts } from '../../syntax/config/tomlParts';

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
  return new Outline(file).symbols();
}

class Outline {
  readonly #file: ConfigFile;

  constructor(file: ConfigFile) {
    this.#file = file;
  }

  symbols(): readonly ConfigSymbol[] {
    const { tree, text, format } = this.#file;
    switch (tree.kind) {
      case 'data': {
        const root = rootOf(this.#file);
        if (syntaxOf(format) === 'toml') return tomlParts(text, root).flatMap((part) => this.#ofPart(part));
        return root ? this.#childrenOf(root) : [];
      }
      case 'unit':
        return tree.sections.map(({ name, nameSpan, header, entries }) => ({
          name: this.#shown(nameSpan, name) || '?',
          detail: '',
          kind: 'table',
          span: span(header.start, entries.at(-1)?.valueSpan.end ?? header.end),
          selection: nameSpan,
          children: entries.map((entry) => this.#ofEntry(entry)),
        }));
      case 'entries':
        if (syntaxOf(format) === 'bootMenu') return menuParts(tree.entries).map((part) => this.#ofMenu(part));
        return tree.entries.map((entry) => this.#ofEntry(entry));
    }
  }

  /** With what a build or the shell puts in as it is written. */
  #shown(part: Span, value: string): string {
    return shortened(asWritten(this.#file, part, value));
  }

  #ofEntry({ name, nameSpan, value, valueSpan }: ConfigEntry): ConfigSymbol {
    return {
      name: this.#shown(nameSpan, name) || '?',
      detail: this.#shown(valueSpan, value),
      kind: 'text',
      span: span(nameSpan.start, Math.max(valueSpan.end, nameSpan.end)),
      selection: nameSpan,
      children: [],
    };
  }

  #ofMenu({ directive, within }: MenuPart): ConfigSymbol {
    const own = this.#ofEntry(directive);
    if (within.length === 0) return own;
    const children = within.map((each) => this.#ofEntry(each));
    const end = children.at(-1)?.span.end ?? own.span.end;
    const detail = own.detail.replace(/\s*\{$/, '');
    return { ...own, detail, kind: 'table', span: span(own.span.start, end), children };
  }

  #ofPart({ header, entries, span: whole }: TomlPart): readonly ConfigSymbol[] {
    const children = entries.map((entry) => this.#ofProperty(entry));
    if (!header) return children;
    const { name: written, nameSpan, isList } = header;
    const name = this.#shown(nameSpan, written) || '?';
    const detail = isList ? this.#nameOfItem({ kind: 'object', span: whole, properties: entries }) : '';
    return [{ name, detail, kind: isList ? 'list' : 'table', span: whole, selection: nameSpan, children }];
  }

  #ofProperty({ name, nameSpan, value }: DataProperty): ConfigSymbol {
    return {
      name: this.#shown(nameSpan, name) || '?',
      detail: this.#detailOf(value),
      kind: kindOf(value),
      span: span(nameSpan.start, Math.max(value.span.end, nameSpan.end)),
      selection: nameSpan,
      children: this.#childrenOf(value),
    };
  }

  /** The keys of a table, and the tables of a list; plain items of a list are no entries. */
  #childrenOf(node: DataNode): readonly ConfigSymbol[] {
    if (node.kind === 'object') return node.properties.map((property) => this.#ofProperty(property));
    if (node.kind !== 'array') return [];
    return node.items.flatMap((item, index) => (isScalar(item) ? [] : [this.#ofItem(item, index)]));
  }

  #ofItem(item: DataNode, index: number): ConfigSymbol {
    return {
      name: this.#nameOfItem(item) || String(index),
      detail: '',
      kind: kindOf(item),
      span: item.span,
      selection: span(item.span.start, item.span.start + 1),
      children: this.#childrenOf(item),
    };
  }

  /** What tells a table of a list from the others: its name, what it is, or its first text. */
  #nameOfItem(item: DataNode): string {
    if (item.kind !== 'object') return '';
    const first = item.properties.find(({ value }) => value.kind === 'string');
    const named = (propertyOf(item, 'name') ?? propertyOf(item, 'type') ?? first)?.value;
    return named ? this.#shown(named.span, stringOf(named) ?? '') : '';
  }

  #detailOf(value: DataNode): string {
    if (value.kind === 'object') return '';
    if (value.kind !== 'array') return this.#shown(value.span, value.text);
    const plain = value.items.slice(0, maxShownItems).flatMap((item) => (isScalar(item) ? [this.#detailOf(item)] : []));
    return shortened(plain.join(', '));
  }
}

const maxShownItems = 20;

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
