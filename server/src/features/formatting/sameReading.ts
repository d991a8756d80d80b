/** Whether BitBake reads the same in two statements that are written differently. */
import type { Span } from '../../base/span';
import { partText } from '../../syntax/bitbake/text';
import type { Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import { trimmedEnd } from '../../syntax/pythonCharacters';

export interface PlacedStatement {
  readonly tree: SyntaxTree;
  readonly start: number;
  readonly statement: Statement;
}

export function isSameReading(first: PlacedStatement, second: PlacedStatement): boolean {
  return reading(first).join('\n') === reading(second).join('\n');
}

/** All that counts: the kind and its variants, then the texts of the parts. */
function reading({ tree, start, statement }: PlacedStatement): readonly string[] {
  const part = (span: Span): string => partText(tree, start, span, statement);
  switch (statement.kind) {
    case 'assign': {
      const { kind, exported, operator, flag, name, value } = statement;
      return [kind, String(exported), operator, String(flag && part(flag)), part(name), part(value)];
    }
    case 'func': {
      const { kind, python, fakeroot, closed, name, body } = statement;
      return [kind, String(python), String(fakeroot), String(closed), part(name), lines(tree, start, body)];
    }
    case 'def':
      return [statement.kind, lines(tree, start, { start: 0, end: statement.length })];
    case 'export':
      return [statement.kind, part(statement.name)];
    case 'unset':
      return [statement.kind, part(statement.name), String(statement.flag && part(statement.flag))];
    case 'addpylib':
      return [statement.kind, part(statement.directory), part(statement.namespace)];
    case 'blank':
    case 'comment':
    case 'unparsed':
      return [statement.kind, tree.text.slice(start, start + statement.length)];
    default:
      return [statement.kind, part(statement.argument)];
  }
}

/** A function as BitBake keeps it: every line without the blanks at its end. */
function lines({ text }: SyntaxTree, start: number, { start: from, end }: Span): string {
  const written = text.slice(start + from, start + end).split(/\r\n|\r|\n/);
  return written.map((line) => line.slice(0, trimmedEnd(line, 0, line.length))).join('\n');
}
