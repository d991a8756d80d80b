/** What `metavirt parse` prints of a statement: names, values and lines as BitBake reads them. */
import type { LineIndex } from '../base/lineIndex';
import { addTaskNames, assignedText, flagName, functionName, partText, splitWords } from '../syntax/bitbake/text';
import type { Statement, SyntaxTree } from '../syntax/bitbake/tree';

/** A statement as printed: `kind`, the lines it spans (counted from 1), and what its kind has to say. */
export interface StatementReport {
  readonly kind: string;
  readonly line: number;
  readonly endLine: number;
  readonly [detail: string]: unknown;
}

/** Undefined for blank lines, comments and what BitBake rejects. */
export function reportStatement(tree: SyntaxTree, index: number, lines: LineIndex): StatementReport | undefined {
  const statement = tree.statements[index];
  const start = tree.starts[index] ?? 0;
  if (!statement) return undefined;
  const details = detailsOf(tree, start, statement);
  if (!details) return undefined;
  const line = lines.lineOf(start) + 1;
  const endLine = lines.lineOf(start + Math.max(0, statement.length - 1)) + 1;
  return { kind: statement.kind, line, endLine, ...details };
}

function detailsOf(tree: SyntaxTree, start: number, statement: Statement): Record<string, unknown> | undefined {
  switch (statement.kind) {
    case 'assign':
      return {
        name: partText(tree, start, statement.name, statement),
        flag: flagName(tree, start, statement) ?? null,
        op: statement.operator,
        value: assignedText(tree, start, statement),
        export: statement.exported,
      };
    case 'func':
      return { name: functionName(tree, start, statement), python: statement.python, fakeroot: statement.fakeroot };
    case 'def':
      return { name: partText(tree, start, statement.name, statement) };
    case 'inherit':
    case 'inherit_defer': {
      const value = partText(tree, start, statement.argument, statement);
      return { value, classes: splitWords(value) };
    }
    case 'include':
    case 'require':
    case 'include_all': {
      const value = partText(tree, start, statement.argument, statement);
      return { value, files: splitWords(value) };
    }
    case 'addtask':
      return { ...addTaskNames(partText(tree, start, statement.argument, statement)) };
    case 'deltask':
      return { tasks: splitWords(partText(tree, start, statement.argument, statement)) };
    case 'addhandler':
      return { handlers: splitWords(partText(tree, start, statement.argument, statement)) };
    case 'EXPORT_FUNCTIONS':
      return { functions: splitWords(partText(tree, start, statement.argument, statement)) };
    case 'export':
      return { name: partText(tree, start, statement.name, statement) };
    case 'unset':
      return {
        name: partText(tree, start, statement.name, statement),
        flag: flagName(tree, start, statement) ?? null,
      };
    case 'addpylib':
      return {
        directory: partText(tree, start, statement.directory, statement),
        namespace: partText(tree, start, statement.namespace, statement),
      };
    case 'addfragments':
      return { arguments: splitWords(partText(tree, start, statement.argument, statement)) };
    case 'blank':
    case 'comment':
    case 'unparsed':
      return undefined;
  }
}
