/** What is known of one key of a configuration format. The tables of `data/` hold these. */
import type { FormName } from './valueForms';

/** `duration` is a time with a unit, as `10s`. `object` takes the keys that are listed below it, and any where none is; `map` takes any. */
export type KeyType =
  | 'string'
  | 'boolean'
  | 'integer'
  | 'number'
  | 'duration'
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
  /** Whether it may be there without a value. */
  readonly orNull?: boolean;
  /** Whether a single item may stand for the list. */
  readonly orSingle?: boolean;
  /** What it can be, or what is usual. */
  readonly values?: readonly string[];
  /** Whether all other values are wrong. Where a list takes texts, or `form` is `words`, each of them is looked at. */
  readonly closed?: boolean;
  /** Whether the reader takes the values in capitals too. */
  readonly anyCase?: boolean;
  /** What the text of the value is, or that of each in a list. */
  readonly form?: FormName | 'words';
  /** The lowest and the highest number. */
  readonly range?: readonly [number, number];
  /** Values of former versions, and what stands for them now. */
  readonly oldValues?: Readonly<Record<string, string>>;
  /** Whether a value, or the name of a key in it, that is nearly one of the listed is wrong, while others may be of other programs; or nearly one of these. */
  readonly slips?: boolean | readonly string[];
  /** Whether a list may end in a table with `append`, which puts it behind those of other files. */
  readonly appends?: boolean;
  /** What names are that the author chooses. */
  readonly nameForm?: FormName;
  /** Whether the reader says nothing of other names. */
  readonly toleratedName?: boolean;
  /** Whether the reader takes no empty list or text. */
  readonly filled?: boolean;
  /**
   * Whether the reader says nothing of a wrong value, or where the key is missing: what was meant is not done. `bySome` where only some of its
   * readers refuse it, `untilUse` where it takes the file and stops when it comes to use the value.
   */
  readonly tolerated?: boolean | 'bySome' | 'untilUse';
  /** Only where the key has that value the reader looks at this one: `storage.driver=overlay`. */
  readonly lookedAtWhere?: string;
  /** Whether it says nothing of a value of another type either. */
  readonly looselyTyped?: boolean;
  /** Whether the reader stops at keys in the table that it does not know, unlike in other tables of the file. */
  readonly strict?: boolean;
  /** The keys in the table that the reader stops at, while it passes over others that it does not know. */
  readonly refuses?: readonly string[];
  /** Of these keys the table, or each in the list, needs one. */
  readonly oneOf?: readonly string[];
  /** The keys that cannot stand beside it. */
  readonly without?: readonly string[];
  /** The key beside it of the network that the address, or the network, has to lie in. */
  readonly within?: string;
  /** Whether the reader says nothing where it lies elsewhere. */
  readonly toleratedOutside?: boolean;
  /** The key beside it of the address that its own cannot come before. */
  readonly notBelow?: string;
  /** The keys of which one has to stand beside it. */
  readonly beside?: readonly string[];
  /** In words where it is no plain value. */
  readonly default?: string;
  /** Whether the table around it needs it: the reader refuses the file without, or `silently` does not what was meant. */
  readonly required?: boolean | 'silently' | 'bySome';
  /** The version of the library or program that first had it. */
  readonly since?: string;
  readonly deprecated?: boolean;
  /** The version that took it away. */
  readonly until?: string;
  /** What is written in its place. */
  readonly replacement?: string;
  /** The path of another list whose items those of this one are like. */
  readonly like?: string;
  /** Only where the table at that path has that `type`. */
  readonly of?: OfType;
  /** Only in files that have one of these at the top. */
  readonly inFilesWith?: readonly string[];
  /** Only in files that say they are of that version. */
  readonly formatVersion?: number;
  /** A sentence. */
  readonly meaning: string;
}

/** A table by its key `type`, and in that one perhaps another. */
export interface OfType {
  readonly table: string;
  readonly type: string;
  readonly inner?: OfType;
}

/** Whether the reader warns of the key, or no longer reads it. */
export function isOutOfDate({ deprecated, until }: KeyFact): boolean {
  return deprecated === true || until !== undefined;
}
