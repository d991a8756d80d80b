/** The files that a file names behind `inherit`, `include`, `require` and their like. */
import type { Span } from '../../base/span';
import { nameMeant } from '../../project/index/mentions';
import type { Snapshot, SourceFile } from '../../project/snapshot';
import { wordsIn } from '../../syntax/bitbake/expansions';
import { isPathDirective } from '../../syntax/bitbake/pathDirective';

export interface NamedFile {
  /** The name. */
  readonly span: Span;
  /** The path of the file; for a class, the one that BitBake takes for a recipe. */
  readonly target: string;
}

/** Those that are known, in the order of the text. Of names with an expansion in them, only those called after the recipe. */
export function namedFiles(snapshot: Snapshot, { tree, path }: SourceFile): readonly NamedFile[] {
  const isRecipe = tree.dialect === 'recipe' || tree.dialect === 'append';
  const recipe = isRecipe ? snapshot.file(path)?.name : undefined;
  return tree.statements.flatMap((statement, index): NamedFile[] => {
    if (!isPathDirective(statement)) return [];
    const start = tree.starts[index] ?? 0;
    const words = wordsIn(tree.text, start + statement.argument.start, start + statement.argument.end);
    const isClass = statement.kind === 'inherit' || statement.kind === 'inherit_defer';
    return words.flatMap((span) => {
      const name = nameMeant(tree.text.slice(span.start, span.end), recipe);
      if (name === undefined) return [];
      const target = isClass ? snapshot.classFiles(name)[0] : snapshot.resolveInclude(path, name);
      return target === undefined ? [] : [{ span, target }];
    });
  });
}
