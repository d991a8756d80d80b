/** A place where a name is used. */
import type { Span } from '../../base/span';

/** Variables, tasks and all functions share BitBake's datastore: it keeps the text of a `def` there too. */
export type NameSpace = 'datastore' | 'class';

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
  readonly seen: Seen;
}

/**
 * How a use was told. Only a `name` is certain by itself. A `command` of shell code may be a program, a `pythonName` a variable of the
 * code, a `word` of a value or string plain text: these are uses if the project has such a function or class.
 */
export type Seen = 'name' | 'command' | 'pythonName' | 'word';

export function isSameName(first: Name, second: Name): boolean {
  return first.space === second.space && first.text === second.text;
}
