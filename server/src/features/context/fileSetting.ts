/** What kind of file a question comes from: it decides which names fit. */
import type { IndexedFile, Snapshot, SourceFile } from '../../project/snapshot';
import { splitWords } from '../../syntax/bitbake/text';
import type { SyntaxTree } from '../../syntax/bitbake/tree';

export interface FileSetting {
  /** PN of a recipe or of the recipe that an append extends; undefined for other files. */
  readonly recipe: string | undefined;
  /** Whether assignments here are configuration: BitBake reads them before any recipe. */
  readonly isConfiguration: boolean;
  /** Classes that the file inherits, directly or through classes and included files. */
  readonly classes: ReadonlySet<string>;
  /** Those of them that do not come with `base` alone, which every recipe inherits. */
  readonly ownClasses: ReadonlySet<string>;
  /** The files that the inherits and includes lead to, this file left out. */
  readonly related: ReadonlySet<string>;
}

/** More files than the widest recipe of openembedded-core leads to. */
const maxRelatedFiles = 400;

export function fileSetting(snapshot: Snapshot, file: SourceFile): FileSetting {
  const indexed = snapshot.file(file.path);
  const isRecipe = file.tree.dialect === 'recipe' || file.tree.dialect === 'append';
  const classes = new Set<string>();
  const related = new Set<string>();
  const starts: Start[] = [{ path: file.path, inherits: inheritedNames(file.tree), includes: indexed?.includes ?? [] }];
  const recipes = file.tree.dialect === 'append' ? snapshot.recipesOf(file.path) : [];
  for (const recipe of recipes) {
    related.add(recipe.path);
    starts.push(recipe);
  }
  follow(snapshot, starts, classes, related);
  const ownClasses = new Set(classes);
  // BitBake inherits base.bbclass into every recipe; what a class or include finds there comes from the recipe.
  const base = { path: file.path, inherits: ['base'], includes: [] };
  if (file.tree.dialect !== 'conf') follow(snapshot, [base], classes, related);
  related.delete(file.path);
  return {
    recipe: isRecipe ? (recipes[0]?.name ?? indexed?.name) : undefined,
    isConfiguration: file.tree.dialect === 'conf',
    classes,
    ownClasses,
    related,
  };
}

type Start = Pick<IndexedFile, 'path' | 'inherits' | 'includes'>;

function follow(snapshot: Snapshot, starts: readonly Start[], classes: Set<string>, related: Set<string>): void {
  const open = [...starts];
  for (let next = open.pop(); next && related.size < maxRelatedFiles; next = open.pop()) {
    for (const name of next.inherits) {
      if (classes.has(name)) continue;
      classes.add(name);
      visit(snapshot, snapshot.classFiles(name)[0], related, open);
    }
    for (const target of next.includes) visit(snapshot, snapshot.resolveInclude(next.path, target), related, open);
  }
}

function visit(snapshot: Snapshot, path: string | undefined, related: Set<string>, open: Start[]): void {
  if (path === undefined || related.has(path)) return;
  related.add(path);
  const file = snapshot.file(path);
  if (file) open.push(file);
}

/** Read from the tree: the index may not have seen the newest text yet. */
function inheritedNames({ text, statements, starts }: SyntaxTree): readonly string[] {
  return statements.flatMap((statement, index) => {
    if (statement.kind !== 'inherit' && statement.kind !== 'inherit_defer') return [];
    const start = starts[index] ?? 0;
    return splitWords(text.slice(start + statement.argument.start, start + statement.argument.end));
  });
}
