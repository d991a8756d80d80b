/** Finds the Python code of a BitBake file. */
import { type Span, shifted, span, touches } from '../../base/span';
import type { Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import { expansionCode } from './expansionContext';
import { statementAt } from './statementAt';

/** The code around the offset: the body of a Python function, a `def`, or what stands in `${@...}`, closed or not. */
export function pythonCodeAt(tree: SyntaxTree, offset: number): Span | undefined {
  const { statement, start } = statementAt(tree, offset);
  if (!statement) return undefined;
  const body = pythonBody(statement);
  if (body) return touches(shifted(body, start), offset) ? shifted(body, start) : undefined;
  const part = expandedPart(statement);
  return part && expansionCode(tree.text, shifted(part, start), offset);
}

function pythonBody(statement: Statement): Span | undefined {
  if (statement.kind === 'def') return statement.body;
  return statement.kind === 'func' && statement.python ? statement.body : undefined;
}

/** Where BitBake expands `${@...}`. What is still open at the last quote of a value goes on behind it. */
function expandedPart(statement: Statement): Span | undefined {
  switch (statement.kind) {
    case 'blank':
    case 'comment':
      return undefined;
    case 'func':
      return statement.body;
    case 'assign':
      return span(statement.value.start, statement.length);
    default:
      return span(0, statement.length);
  }
}
