/**
 * The syntax tree of one BitBake file: a flat list of statements that covers the text without a gap.
 *
 * Every span inside a statement counts from the statement's own start. So a statement that an edit did not touch is the
 * same object in the next tree, wherever it has moved to, and what was computed from it stays valid.
 * Spans are physical: a name or value that a backslash continues over several lines spans those lines as written;
 * `logicalText` in `text.ts` gives what BitBake reads.
 */
import type { Span } from '../../base/span';

/** How BitBake reads a file, by its ending: ConfHandler for `.conf`, BBHandler for the rest. */
export type Dialect = 'recipe' | 'append' | 'class' | 'include' | 'conf';

export interface SyntaxTree {
  readonly text: string;
  readonly dialect: Dialect;
  readonly statements: readonly Statement[];
  /** The offset at which each statement starts, in the same order; a last entry holds the length of the text. */
  readonly starts: Int32Array;
}

export type Statement =
  | Blank
  | Comment
  | Assignment
  | FunctionDefinition
  | PythonDefinition
  | PathDirective
  | AddTask
  | NameDirective
  | Export
  | Unset
  | AddPylib
  | AddFragments
  | Unparsed;

interface StatementBase {
  /** Length in characters, the line end of the last line included. */
  readonly length: number;
  /** Whether a backslash continues the statement over more than one physical line. */
  readonly continued: boolean;
  /** What BitBake rejects or warns of in this statement, in order; most statements have none. */
  readonly problems: readonly Problem[];
}

/** Lines that hold nothing but blanks. */
export interface Blank extends StatementBase {
  readonly kind: 'blank';
}

/** A `#` in column 0, with the comment lines that a trailing backslash glues to it. */
export interface Comment extends StatementBase {
  readonly kind: 'comment';
}

export type Operator = '=' | '?=' | '??=' | ':=' | '+=' | '=+' | '.=' | '=.';

/** `[export] NAME[flag] OPERATOR "value"` */
export interface Assignment extends StatementBase {
  readonly kind: 'assign';
  readonly exported: boolean;
  /** The name as written, overrides and `:append` included, without the flag. */
  readonly name: Span;
  /** The flag's name without its brackets. */
  readonly flag: Span | undefined;
  readonly operator: Operator;
  readonly operatorSpan: Span;
  /** The value without its quotes. */
  readonly value: Span;
}

/** `[fakeroot] [python] name() { ... }`, shell unless `python`. */
export interface FunctionDefinition extends StatementBase {
  readonly kind: 'func';
  /** Empty for an anonymous function. */
  readonly name: Span;
  /** Whether the body is Python: written `python`, or anonymous (`() {` and `__anonymous() {` are Python too). */
  readonly python: boolean;
  readonly fakeroot: boolean;
  /** The lines between the opening line and the closing `}`, each with its line end. */
  readonly body: Span;
  /** False if no line with nothing but `}` follows; the body then ends where the author most likely meant it to. */
  readonly closed: boolean;
}

/** `def name(...):` with the lines that belong to it. */
export interface PythonDefinition extends StatementBase {
  readonly kind: 'def';
  readonly name: Span;
  /** The Python source, header line included. */
  readonly body: Span;
}

/** A directive that takes class or file names: `argument` is the rest of the line, expanded and split only on evaluation. */
export interface PathDirective extends StatementBase {
  readonly kind: 'inherit' | 'inherit_defer' | 'include' | 'require' | 'include_all';
  readonly argument: Span;
}

/** `addtask a b [after c] [before d]`; `addTaskNames` in `text.ts` splits the argument as BitBake does. */
export interface AddTask extends StatementBase {
  readonly kind: 'addtask';
  /** All after the keyword up to a `#`. */
  readonly argument: Span;
}

/** A directive that takes names of tasks, handlers or functions. */
export interface NameDirective extends StatementBase {
  readonly kind: 'deltask' | 'addhandler' | 'EXPORT_FUNCTIONS';
  readonly argument: Span;
}

export interface Export extends StatementBase {
  readonly kind: 'export';
  readonly name: Span;
}

export interface Unset extends StatementBase {
  readonly kind: 'unset';
  readonly name: Span;
  readonly flag: Span | undefined;
}

/** `addpylib DIRECTORY NAMESPACE`, in configuration files only. */
export interface AddPylib extends StatementBase {
  readonly kind: 'addpylib';
  readonly directory: Span;
  readonly namespace: Span;
}

/** `addfragments PATH-PREFIX VARIABLE FLAGGED-VARIABLES BUILTIN-FRAGMENTS` */
export interface AddFragments extends StatementBase {
  readonly kind: 'addfragments';
  readonly argument: Span;
}

/** Lines that BitBake rejects; the statements after it are understood again. */
export interface Unparsed extends StatementBase {
  readonly kind: 'unparsed';
}

export type ProblemCode =
  | 'unparsed-line'
  | 'indented-statement'
  | 'byte-order-mark'
  | 'unterminated-value'
  | 'missing-continuation'
  | 'unquoted-value'
  | 'text-after-value'
  | 'three-quotes'
  | 'unknown-operator'
  | 'invalid-name'
  | 'invalid-flag'
  | 'empty-name'
  | 'not-in-conf'
  | 'only-in-conf'
  | 'comment-in-continuation'
  | 'comment-continued'
  | 'continuation-at-end'
  | 'lone-backslash'
  | 'unclosed-function'
  | 'function-opening'
  | 'python-definition'
  | 'task-name-keyword'
  | 'one-name-only'
  | 'short-addfragments'
  | 'old-override-syntax'
  | 'operator-spacing'
  | 'tab-in-python'
  | 'python-syntax'
  | 'shell-syntax'
  | 'python-string';

/** Something BitBake says about a statement: an error stops it, a warning is printed and parsing goes on. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** Where an author would look, counted from the statement's start. */
  readonly span: Span;
  /** What is wrong and what happens then. */
  readonly message: string;
  /**
   * The line that BitBake names in its own message, counted from the statement's first line (0 is the first): the last line
   * of a continued statement, the line after the end of the file for an unclosed function.
   */
  readonly bitbakeLine: number;
  readonly fix?: Fix;
}

/** A certain repair. */
export interface Fix {
  /** An order to the editor: "Close the quote". */
  readonly title: string;
  /** Edits in the statement's own offsets; they do not overlap. */
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}
