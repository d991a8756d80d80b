/** How the entries of values that have a grammar of their own are written. */
import written from './data/value-forms.json';

/** One way to write an entry. */
export interface ValueForm {
  /** The variable; with `[]` the values of its flags, each of which is one entry. */
  readonly of: string;
  /** A sentence of Markdown. */
  readonly meaning: string;
  readonly separator: ':' | ',' | ';';
  readonly fields: readonly ValueFormField[];
  /** Whether the first field may hold separators up to its last `/`, as the name of a remote image does. */
  readonly startsWithPath?: boolean;
  /** What tells this form from the others of the variable. */
  readonly when?: EntryTest;
  /** The separator behind which the fields from a number on are written again. */
  readonly again?: { readonly separator: '+'; readonly from: number };
}

export type EntryTest = { readonly field: number; readonly is: string } | { readonly holds: string };

export interface ValueFormField {
  /** A fixed word, or upper-case letters for what is put in; `name=VALUE` for a field that may stand at any place behind the first. */
  readonly label: string;
  readonly meaning: string;
  readonly optional?: boolean;
}

// JSON has no literal types. A test checks the entries.
export const valueForms = written as readonly ValueForm[];

/** All forms of a variable's entries, or of the values of its flags. */
export function valueFormsOf(variable: string, flag: string | undefined): readonly ValueForm[] {
  const of = flag === undefined ? variable : `${variable}[]`;
  return valueForms.filter((form) => form.of === of);
}
