/** What can stand at a place of a BitBake file: what hover, completion and definition ask first. All spans count from the start of the text. */
import type { Span } from '../../base/span';
import type { NameParts } from '../../syntax/bitbake/text';

export type Context =
  | LineStart
  | Keyword
  | DefinedName
  | OverridePlace
  | FlagPlace
  | OperatorPlace
  | ValuePlace
  | VariableReference
  | ClassWord
  | IncludedPath
  | TaskWord
  | FunctionWord
  | PythonName
  | ShellWord;

/** The first word of a line on which no statement is complete yet: a variable, a directive or a function may follow. */
export interface LineStart {
  readonly kind: 'lineStart';
  readonly span: Span;
}

/** A word of the language itself: `inherit`, `python`, `export`, `after`. */
export interface Keyword {
  readonly kind: 'keyword';
  readonly span: Span;
  readonly keyword: string;
}

/** The name that a statement gives to a variable or function, without its overrides. */
export interface DefinedName {
  readonly kind: 'definedName';
  readonly of: 'variable' | 'function';
  readonly span: Span;
  /** The whole name as written. */
  readonly name: string;
  /** Whether the statement goes on after the name. */
  readonly hasMore: boolean;
}

/** A part behind a colon of a name: an override, or `append`, `prepend`, `remove`. */
export interface OverridePlace {
  readonly kind: 'override';
  readonly of: 'variable' | 'function';
  readonly span: Span;
  /** The name as written, without the colon and what follows. */
  readonly before: string;
  readonly hasMore: boolean;
}

export interface FlagPlace {
  readonly kind: 'flag';
  readonly span: Span;
  /** The name in front of the bracket, as written. */
  readonly owner: string;
  /** Whether the bracket is closed. */
  readonly closed: boolean;
}

export interface OperatorPlace {
  readonly kind: 'operator';
  /** Empty where the operator is still missing. */
  readonly span: Span;
}

/** The name whose value an assignment sets, or a function call looks at. */
export interface ValueOwner extends NameParts {
  readonly name: string;
  readonly flag: string | undefined;
}

/** A word inside a value, or the place where one can be written. */
export interface ValuePlace {
  readonly kind: 'value';
  /** The word between blanks; empty between two words. */
  readonly span: Span;
  /** The value without its quotes. */
  readonly value: Span;
  readonly owner: ValueOwner;
  /** False where the quotes are still missing. */
  readonly quoted: boolean;
}

/** The name of a variable where its value is asked for: `${NAME}`, `d.getVar("NAME")`, `export NAME`. */
export interface VariableReference {
  readonly kind: 'variable';
  readonly span: Span;
  readonly as: 'expansion' | 'argument';
  /** For an expansion: whether its brace is closed. */
  readonly closed: boolean;
}

/** A word of `inherit` or `inherit_defer`, or the class asked for in Python. */
export interface ClassWord {
  readonly kind: 'class';
  readonly span: Span;
}

/** A word of `include`, `require` or `include_all`. */
export interface IncludedPath {
  readonly kind: 'include';
  readonly span: Span;
}

export interface TaskWord {
  readonly kind: 'task';
  readonly span: Span;
  readonly directive: 'addtask' | 'deltask';
  /** Which list of the directive the word belongs to. */
  readonly list: 'tasks' | 'after' | 'before';
  /** Whether the directive names a task before this word. */
  readonly isFirst: boolean;
}

/** A function where it is used: `EXPORT_FUNCTIONS`, `addhandler`, `bb.build.exec_func("...")`. */
export interface FunctionWord {
  readonly kind: 'function';
  readonly span: Span;
  /** Undefined in Python code. */
  readonly directive?: 'addhandler' | 'EXPORT_FUNCTIONS';
}

/** A name in Python code, dots included. */
export interface PythonName {
  readonly kind: 'pythonName';
  readonly span: Span;
}

export interface ShellWord {
  readonly kind: 'shellWord';
  readonly span: Span;
}
