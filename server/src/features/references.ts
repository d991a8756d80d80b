/** References: all places of the project that mean what stands at the cursor. */
import { LineIndex } from '../base/lineIndex';
import type { SlicedWork } from '../base/pacer';
import { span } from '../base/span';
import type { Snapshot, SourceFile } from '../project/snapshot';
import { askedUse } from './uses/askedUse';
import { classInFunctions } from './uses/exportedFunctions';
import { type FileUses, projectUses, type TreeReader } from './uses/projectUses';
import { inScope } from './uses/scope';
import type { Name } from './uses/use';

/**
 * The files with their uses, the asking file first; none where no name stands. Without declarations, what gives the name a value or a
 * body of its own is left out, and the file of a class.
 */
export function* references(
  snapshot: Snapshot,
  read: TreeReader,
  file: SourceFile,
  offset: number,
  withDeclarations: boolean,
): SlicedWork<readonly FileUses[]> {
  const asked = askedUse(snapshot, file, offset);
  if (!asked) return [];
  const { target } = asked;
  const isClass = target.space === 'class';
  const inFunctions = isClass ? classInFunctions(snapshot, read, target.text) : [];
  const found = yield* projectUses(snapshot, read, [target, ...inFunctions]);
  const meant = isClass ? found : inScope(snapshot, file.path, found);
  const ordered = [...meant].sort(
    (first, second) => Number(second.path === file.path) - Number(first.path === file.path),
  );
  return withDeclarations ? [...declaringFiles(snapshot, target), ...ordered] : ordered.flatMap(withoutDefinitions);
}

/** A class is declared by its file as a whole. */
function declaringFiles(snapshot: Snapshot, { space, text }: Name): readonly FileUses[] {
  if (space !== 'class') return [];
  const declaration = { space, text, span: span(0, 0), access: 'defines', seen: 'name' } as const;
  return snapshot.classFiles(text).map((path) => ({ path, lines: new LineIndex(''), uses: [declaration] }));
}

function withoutDefinitions(file: FileUses): readonly FileUses[] {
  const uses = file.uses.filter(({ access }) => access !== 'defines');
  return uses.length === 0 ? [] : [{ ...file, uses }];
}
