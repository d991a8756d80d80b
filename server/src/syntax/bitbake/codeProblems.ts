/** Syntax errors in the code of a BitBake file: bodies of functions in Python and shell, `def`s and `${@...}`. */
import { definitionProblems, expressionProblems, functionProblems } from './pythonProblems';
import { shellProblems } from './shellProblems';
import type { Problem, Statement, SyntaxTree } from './tree';

/**
 * How many characters of a file are checked at most: the largest class of openembedded-core holds a quarter of it. The grammar's
 * recovery takes about 20 microseconds a character on text that is made to be slow.
 */
const checkedLengthLimit = 200_000;

/**
 * Finds the problems of statements and remembers them: they are in the statement's own offsets, so they hold as long as the
 * statement does, and an edit checks what it changed.
 */
export class CodeChecker {
  readonly #known = new WeakMap<Statement, readonly Problem[]>();

  /** The problems of each statement that has any, by the statement's index. */
  check(tree: SyntaxTree): ReadonlyMap<number, readonly Problem[]> {
    const found = new Map<number, readonly Problem[]>();
    let length = 0;
    for (let index = 0; index < tree.statements.length; index++) {
      const statement = tree.statements[index];
      if (!statement || !mayHoldCode(statement)) continue;
      let problems = this.#known.get(statement);
      if (!problems) {
        const text = tree.text.slice(tree.starts[index], tree.starts[index + 1]);
        if (statement.kind === 'func' || isPython(statement) || text.includes('${@')) length += text.length;
        if (length > checkedLengthLimit) break;
        problems = statementProblems(statement, text);
        this.#known.set(statement, problems);
      }
      if (problems.length > 0) found.set(index, problems);
    }
    return found;
  }
}

function isPython(statement: Statement): boolean {
  return statement.kind === 'def' || (statement.kind === 'func' && statement.python);
}

function mayHoldCode({ kind }: Statement): boolean {
  return kind !== 'blank' && kind !== 'comment' && kind !== 'unparsed';
}

function statementProblems(statement: Statement, text: string): readonly Problem[] {
  switch (statement.kind) {
    case 'func':
      if (!statement.closed) return [];
      if (statement.python) return functionProblems(statement, text);
      return [...expressionProblems(text, statement.body, 'later'), ...shellProblems(statement, text)];
    case 'def':
      return definitionProblems(statement, text);
    case 'assign':
      return expressionProblems(text, statement.value, statement.operator === ':=' ? 'at once' : 'later');
    case 'inherit':
    case 'inherit_defer':
    case 'include':
    case 'require':
    case 'include_all':
      return expressionProblems(text, statement.argument, 'at once');
    default:
      return [];
  }
}
