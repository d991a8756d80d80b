/** The files and classes that a file names, as links. */
import type { Span } from '../base/span';
import type { Snapshot, SourceFile } from '../project/snapshot';
import { wordsIn } from '../syntax/bitbake/expansions';
import { isPathDirective } from '../syntax/bitbake/pathDirective';

export interface DocumentLink {
  readonly span: Span;
  readonly target: string;
}

/** Links for the names that lead to a known file, in the order of the text. */
export function documentLinks(snapshot: Snapshot, file: SourceFile): readonly DocumentLink[] {
  const { tree, path } = file;
  return tree.statements.flatMap((statement, index): DocumentLink[] => {
    if (!isPathDirective(statement)) return [];
    const start = tree.starts[index] ?? 0;
    const words = wordsIn(tree.text, start + statement.argument.start, start + statement.argument.end);
    const isClass = statement.kind === 'inherit' || statement.kind === 'inherit_defer';
    return words.flatMap((span) => {
      const name = tree.text.slice(span.start, span.end);
      if (name.includes('$')) return [];
      const target = isClass ? snapshot.classFiles(name)[0] : snapshot.resolveInclude(path, name);
      return target === undefined ? [] : [{ span, target }];
    });
  });
}
