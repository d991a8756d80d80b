/** The tree of a file that holds values within values: JSON, TOML and YAML alike. Spans are offsets in the file's text. */
import type { Span } from '../../base/span';

export type DataNode = DataObject | DataArray | DataScalar;

/** An object of JSON, a table of TOML, a mapping of YAML. */
export interface DataObject {
  readonly kind: 'object';
  readonly span: Span;
  /** As written: JSON and YAML may name one twice, and the last one counts. What YAML merges in stands before what is written. */
  readonly properties: readonly DataProperty[];
}

export interface DataProperty {
  readonly name: string;
  /** With its quotes, if it has any; of a table of TOML where its header first names it. */
  readonly nameSpan: Span;
  readonly value: DataNode;
}

export interface DataArray {
  readonly kind: 'array';
  readonly span: Span;
  readonly items: readonly DataNode[];
}

export interface DataScalar {
  readonly kind: 'string' | 'number' | 'boolean' | 'null' | 'date';
  /** With the quotes of a string. */
  readonly span: Span;
  /** Of a string what it says, of the rest as written. */
  readonly text: string;
}

export interface DataTree {
  readonly kind: 'data';
  /** Undefined where there is nothing to be read. */
  readonly root: DataNode | undefined;
  /** What a strict reader stops at, in the order of the text. */
  readonly problems: readonly DataProblem[];
}

export interface DataProblem {
  readonly kind: 'comment' | 'trailingComma' | 'duplicateName' | 'syntax';
  readonly span: Span;
  /** In YAML and TOML, what the author most likely did, as far as that can be told. */
  readonly mistake?: YamlMistake;
  /** Whether the name that comes again has a list. */
  readonly isOfList?: boolean;
}

export type YamlMistake =
  /** A tab where only blanks may stand. */
  | 'tab'
  /** A quote that is not closed. */
  | 'quote'
  /** A bracket that is not closed. */
  | 'bracket'
  /** A value that begins with a character that has a meaning of its own, such as `@`, `*` or `%`. */
  | 'start'
  /** A backslash and a letter that mean nothing within double quotes, in YAML or TOML. */
  | 'escape'
  /** A name without a colon and a blank behind it. */
  | 'colon'
  /** A second colon on the line of a name. */
  | 'nested'
  /** A line that begins in another column than those it belongs to. */
  | 'indentation'
  /** A tag that the reader does not know. */
  | 'tag'
  /** A document more than the one that the reader takes. */
  | 'document';

/** The property that counts; undefined where the node is no object or has none of the name. */
export function propertyOf(node: DataNode | undefined, name: string): DataProperty | undefined {
  return node?.kind === 'object' ? node.properties.findLast((property) => property.name === name) : undefined;
}

/** The value at the end of a way through objects. */
export function valueAt(node: DataNode | undefined, ...names: readonly string[]): DataNode | undefined {
  let value = node;
  for (const name of names) value = propertyOf(value, name)?.value;
  return value;
}

/** The items of an array; none of anything else. */
export function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === 'array' ? node.items : [];
}

/** The properties of an object; none of anything else. */
export function propertiesOf(node: DataNode | undefined): readonly DataProperty[] {
  return node?.kind === 'object' ? node.properties : [];
}

/** What a string says; undefined for anything else. */
export function stringOf(node: DataNode | undefined): string | undefined {
  return node?.kind === 'string' ? node.text : undefined;
}

/** The value of a number, in which TOML and YAML may have `_`; undefined for anything else, and NaN for what JavaScript cannot read. */
export function numberOf(node: DataNode | undefined): number | undefined {
  return node?.kind === 'number' ? Number(node.text.replaceAll('_', '')) : undefined;
}

export function isScalar(node: DataNode): node is DataScalar {
  return node.kind !== 'object' && node.kind !== 'array';
}

/** As JSON and TOML write it. */
export function isTrue(node: DataNode | undefined): boolean {
  return node?.kind === 'boolean' && node.text === 'true';
}

/** As JSON and TOML write it. */
export function isFalse(node: DataNode | undefined): boolean {
  return node?.kind === 'boolean' && node.text === 'false';
}
