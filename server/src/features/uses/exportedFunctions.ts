/** The functions that a class gives recipes by EXPORT_FUNCTIONS: `autotools_do_configure` becomes `do_configure`. */
import { span } from '../../base/span';
import type { Snapshot } from '../../project/snapshot';
import type { Target } from './fileUses';
import type { TreeReader } from './projectUses';
import { statementUses } from './statementUses';

/** The languages in which a function can be exported. */
const functionLanguages = new Set(['shell', 'python'] as const);

/** The names after EXPORT_FUNCTIONS in the files of a class. */
export function exportedFunctions(snapshot: Snapshot, read: TreeReader, className: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const path of snapshot.classFiles(className)) {
    const tree = read(path);
    tree?.statements.forEach((statement, index) => {
      if (statement.kind !== 'EXPORT_FUNCTIONS') return;
      const uses = statementUses(tree, { statement, start: tree.starts[index] ?? 0 });
      for (const { access, text } of uses) if (access === 'exports') names.add(text);
    });
  }
  return names;
}

/** The class within the names of the functions that it exports. */
export function classInFunctions(snapshot: Snapshot, read: TreeReader, className: string): readonly Target[] {
  return [...exportedFunctions(snapshot, read, className)].map((name) => ({
    space: 'datastore',
    text: `${className}_${name}`,
    languages: functionLanguages,
    part: span(0, className.length),
  }));
}

/** The exported name within that of the class's function. */
export function exportedInFunction(className: string, name: string): Target {
  const text = `${className}_${name}`;
  return { space: 'datastore', text, languages: functionLanguages, part: span(className.length + 1, text.length) };
}
