/** A place in a configuration file at which something can be written, told from its text alone: what is being typed is seldom whole. */
import { type Span, span } from '../../base/span';
import type { DataNode, DataObject, DataProperty, DataScalar } from '../../syntax/config/dataTree';

export interface ConfigPlace {
  /** The way from the file as a whole to the table whose names, or to the value that is wanted. */
  readonly steps: readonly PlaceStep[];
  readonly wanted: WantedName | WantedValue | WantedTable;
  /** What the chosen text replaces; a blank place is empty. */
  readonly replace: Span;
  readonly headers?: Headers;
}

/** What headers a file has, each as `headerOf` writes it. One that is being typed is left out. */
export interface Headers {
  /** Those of tables and sections. */
  readonly given: ReadonlySet<string>;
  /** Those of lists of tables that stand before the place. */
  readonly lists: ReadonlySet<string>;
  /** The file as a whole. */
  readonly root: DataObject;
}

export interface PlaceStep {
  /** Undefined for an item of a list. */
  readonly name: string | undefined;
  /** The table in which the step is taken, as far as it is understood: what a table is may depend on its `type`. */
  readonly table: DataObject;
}

export interface WantedName {
  readonly kind: 'name';
  /** The table it is for, without the name that is being typed. */
  readonly table: DataObject;
  /** Whether its value stands there already. */
  readonly hasValue: boolean;
  /** Whether more than one name is on the line: an inline table. */
  readonly isInline: boolean;
  readonly comma: Comma;
}

export interface WantedValue {
  readonly kind: 'value';
  readonly comma: Comma;
}

/** A header: `[a.b]`, `[[a]]`, `[Section]`. */
export interface WantedTable {
  readonly kind: 'table';
  readonly keys: readonly PlaceKey[];
}

export interface PlaceKey {
  readonly name: string;
  readonly span: Span;
}

/** The commas that JSON lacks when something is put in. */
export interface Comma {
  /** Where the value before ends, if there is none behind it. */
  readonly missingAt?: number;
  readonly isNeededBehind?: boolean;
}

/** A table that is still being read; steps that hold it see what comes later too. */
export interface GrowingTable extends DataObject {
  readonly properties: DataProperty[];
}

const nowhere = span(0, 0);

export function newTable(): GrowingTable {
  return { kind: 'object', span: nowhere, properties: [] };
}

/** What takes the place of a value that is a list, or is not read. */
export const anyValue: DataNode = { kind: 'null', span: nowhere, text: '' };

export function plainValue(kind: DataScalar['kind'], text: string): DataScalar {
  return { kind, span: nowhere, text };
}

export function give(table: GrowingTable, name: string, value: DataNode): void {
  table.properties.push({ name, nameSpan: nowhere, value });
}

/** How a header is remembered in `headers`. */
export function headerOf(names: readonly string[]): string {
  return names.join('\n');
}
