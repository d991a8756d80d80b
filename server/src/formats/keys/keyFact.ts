/** What is known of one key of a configuration format. The tables of `data/` hold these. */

/** `object` takes the keys that are listed below it, and any where none is; `map` takes any. */
export type KeyType =
  | 'string'
  | 'boolean'
  | 'integer'
  | 'number'
  | 'object'
  | 'map'
  | 'any'
  | 'string[]'
  | 'integer[]'
  | 'object[]'
  | 'object[][]'
  | 'any[]';

export interface KeyFact {
  /** The names of the tables around it and its own, with dots between: `[]` stands behind a list, `*` for a name that the author chooses. */
  readonly path: string;
  readonly type: KeyType;
  /** What it can be, or what is usual. */
  readonly values?: readonly string[];
  /** Whether the reader refuses all other values. */
  readonly closed?: boolean;
  /** Whether the reader takes the values in capitals too. */
  readonly anyCase?: boolean;
  /** In words where it is no plain value. */
  readonly default?: string;
  /** Whether the reader refuses the table around it without it. */
  readonly required?: boolean;
  /** The version of the library or program that first had it. */
  readonly since?: string;
  readonly deprecated?: boolean;
  /** The path of another list whose items those of this one are like. */
  readonly like?: string;
  /** Only where the table at that path has that `type`. */
  readonly of?: { readonly table: string; readonly type: string };
  /** Only in files that say they are of that version. */
  readonly formatVersion?: number;
  /** A sentence. */
  readonly meaning: string;
}
