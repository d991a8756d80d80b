/** The functions that a file defines, read from its tree: the index may not have seen the newest text yet. */
import type { FunctionPlace } from '../../project/snapshot';
import { partText } from '../../syntax/bitbake/text';
import type { SyntaxTree } from '../../syntax/bitbake/tree';

export interface FileFunction {
  /** As written, overrides included; empty for an anonymous function. */
  readonly name: string;
  readonly language: FunctionPlace['language'];
}

export function fileFunctions(tree: SyntaxTree): readonly FileFunction[] {
  return tree.statements.flatMap((statement, index): readonly FileFunction[] => {
    if (statement.kind !== 'func' && statement.kind !== 'def') return [];
    const name = partText(tree, tree.starts[index] ?? 0, statement.name, statement);
    if (statement.kind === 'def') return [{ name, language: 'def' }];
    return [{ name, language: statement.python ? 'python' : 'shell' }];
  });
}

/** The words of all `addtask`, `addhandler` or `EXPORT_FUNCTIONS` of a file: what is registered already. */
export function directiveWords(
  tree: SyntaxTree,
  kind: 'addtask' | 'addhandler' | 'EXPORT_FUNCTIONS',
): ReadonlySet<string> {
  const words = tree.statements.flatMap((statement, index) => {
    if (statement.kind !== kind) return [];
    const start = tree.starts[index] ?? 0;
    return tree.text.slice(start + statement.argument.start, start + statement.argument.end).split(/\s+/);
  });
  return new Set(words.filter((word) => word !== ''));
}
