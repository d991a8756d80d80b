/** Finds the statement that an evaluation tells the line of, and what in it is to be edited. */
import { LineIndex } from '../base/lineIndex';
import { type Span, shifted } from '../base/span';
import { normalized } from '../project/paths';
import type { TreeSource } from '../project/resolution/lookup';
import type { AssignmentPlace } from '../project/snapshot';
import { assignedText } from '../syntax/bitbake/text';
import type { Statement, SyntaxTree } from '../syntax/bitbake/tree';
import type { FindingEdit, Place } from './finding';

export class StatementPlaces {
  readonly #trees: TreeSource;
  readonly #lines = new WeakMap<SyntaxTree, ReadonlyMap<number, number>>();

  constructor(trees: TreeSource) {
    this.#trees = trees;
  }

  /** The tree of a file; undefined where it cannot be read. */
  tree(path: string): SyntaxTree | undefined {
    const read = this.#trees.read(path);
    return read.kind === 'tree' ? read.tree : undefined;
  }

  /** What a statement assigns, the whole value marked; a statement of another kind is marked whole. `line` counts from 1. */
  value(path: string, line: number): Place | undefined {
    return this.#at(path, line, (tree, statement, start) =>
      statement.kind === 'assign' ? shifted(statement.value, start) : firstLine(tree.text, start),
    );
  }

  /** The name that is assigned to. */
  name(path: string, line: number): Place | undefined {
    return this.#at(path, line, (tree, statement, start) =>
      statement.kind === 'assign' ? shifted(statement.name, start) : firstLine(tree.text, start),
    );
  }

  /** A word of what a statement assigns, the first that is written so; undefined where none is. */
  word(path: string, line: number, word: string): Place | undefined {
    return this.#at(path, line, (tree, statement, start) =>
      statement.kind === 'assign' ? wordIn(tree.text, shifted(statement.value, start), word) : undefined,
    );
  }

  /** What an assignment that the index knows assigns, before expansion; undefined where the file is another by now. */
  written({ path, span }: AssignmentPlace): string | undefined {
    const tree = this.tree(path);
    const index = tree?.statements.findIndex(
      (statement, at) => statement.kind === 'assign' && (tree.starts[at] ?? 0) + statement.name.start === span.start,
    );
    const statement = index === undefined ? undefined : tree?.statements[index];
    if (!tree || index === undefined || statement?.kind !== 'assign') return undefined;
    return assignedText(tree, tree.starts[index] ?? 0, statement);
  }

  /** The word in the `inherit` of a file that names a class. */
  inherit(path: string, className: string): Place | undefined {
    const tree = this.tree(path);
    const index = tree?.statements.findIndex(
      (statement, at) =>
        (statement.kind === 'inherit' || statement.kind === 'inherit_defer') &&
        wordIn(tree.text, statementSpan(tree, at), className) !== undefined,
    );
    if (!tree || index === undefined || index === -1) return undefined;
    const statement = statementSpan(tree, index);
    const span = wordIn(tree.text, statement, className) ?? statement;
    return { path, span, text: tree.text, statement };
  }

  /** The first line of a file that is neither blank nor a comment. */
  beginning(path: string): Place | undefined {
    const tree = this.tree(path);
    if (!tree) return undefined;
    const index = tree.statements.findIndex(({ kind }) => kind !== 'blank' && kind !== 'comment');
    const statement = index === -1 ? { start: 0, end: 0 } : statementSpan(tree, index);
    return { path, span: firstLine(tree.text, statement.start), text: tree.text, statement };
  }

  #at(
    written: string,
    line: number,
    part: (tree: SyntaxTree, statement: Statement, start: number) => Span | undefined,
  ): Place | undefined {
    const path = normalized(written);
    const tree = this.tree(path);
    const index = tree && this.#statementsByLine(tree).get(line - 1);
    const statement = index === undefined ? undefined : tree?.statements[index];
    if (!tree || index === undefined || !statement) return undefined;
    const span = part(tree, statement, tree.starts[index] ?? 0);
    return span && { path, span, text: tree.text, statement: statementSpan(tree, index) };
  }

  #statementsByLine(tree: SyntaxTree): ReadonlyMap<number, number> {
    let lines = this.#lines.get(tree);
    if (!lines) {
      const index = new LineIndex(tree.text);
      lines = new Map(tree.statements.map((_, at) => [index.lineOf(tree.starts[at] ?? 0), at]));
      this.#lines.set(tree, lines);
    }
    return lines;
  }
}

function statementSpan(tree: SyntaxTree, index: number): Span {
  return { start: tree.starts[index] ?? 0, end: tree.starts[index + 1] ?? tree.text.length };
}

function firstLine(text: string, start: number): Span {
  const newline = text.indexOf('\n', start);
  const end = newline === -1 ? text.length : newline;
  return { start, end: text.charAt(end - 1) === '\r' ? end - 1 : end };
}

/** Where a word stands by itself. */
function wordIn(text: string, { start, end }: Span, word: string): Span | undefined {
  if (word === '') return undefined;
  for (let at = text.indexOf(word, start); at !== -1 && at + word.length <= end; at = text.indexOf(word, at + 1)) {
    const after = at + word.length;
    if ((at === start || isBoundary(text, at - 1)) && (after === end || isBoundary(text, after))) {
      return { start: at, end: after };
    }
  }
  return undefined;
}

/** What separates the words of a list or the names of licences, and what words are quoted with in Python. */
function isBoundary(text: string, at: number): boolean {
  return /[\s"'\\,;&|()]/.test(text.charAt(at));
}

/** The edit that puts a line behind the statement of a place. */
export function lineAfter({ text, statement }: Place, line: string): FindingEdit {
  const span = { start: statement.end, end: statement.end };
  return { span, text: statement.end === 0 || text.charAt(statement.end - 1) === '\n' ? `${line}\n` : `\n${line}\n` };
}
