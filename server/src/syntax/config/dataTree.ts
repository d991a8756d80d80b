/** The tree of a file that holds values within values: JSON and TOML alike. Spans are offsets in the file's text. */
import type { Span } from '../../base/span';

export type DataNode = DataObject | DataArray | DataScalar;

/** An object of JSON, a table of TOML. */
export interface DataObject {
  readonly kind: 'object';
  readonly span: Span;
  /** As written: JSON may name one twice, and the last one counts. */
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
  /** Whether the name that comes again has a list. */
  readonly isOfList?: boolean;
}

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

export function isTrue(node: DataNode | undefined): boolean {
  return node?.kind === 'boolean' && node.text === 'true';
}
