/** A place where a name is used. */
import type { Span } from '../../base/span';

/** Variables, shell functions and functions written `python name()` share BitBake's datastore; a `def` is a function of Python. */
export type NameSpace = 'datastore' | 'python' | 'class';

export interface Name {
  readonly space: NameSpace;
  /** As BitBake knows it: without overrides, a task with `do_`. */
  readonly text: string;
}

/**
 * What a use does. `defines` gives the name a value or body of its own, `changes` adds to it, sets a flag or exports it; `exports` stands
 * for EXPORT_FUNCTIONS, by which a class gives its function another name.
 */
export type Access = 'defines' | 'changes' | 'reads' | 'exports';

export interface Use extends Name {
  /** The name in the text. For a task named without `do_`, or a class in the name of its function, that part alone. */
  readonly span: Span;
  readonly access: Access;
  /** False where a word has that meaning most likely: a command of a shell that may be a program, a string of Python. */
  readonly isSure: boolean;
}

export function isSameName(first: Name, second: Name): boolean {
  return first.space === second.space && first.text === second.text;
}
