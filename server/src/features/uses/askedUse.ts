/** Tells which name the cursor asks for. */
import { touches } from '../../base/span';
import type { Snapshot, SourceFile } from '../../project/snapshot';
import { statementAt } from '../context/statementAt';
import type { Target } from './fileUses';
import { statementUses } from './statementUses';
import type { Name, Use } from './use';

/** The use that the offset touches, the shortest of several; undefined where no name of the project stands. */
export function askedUse(snapshot: Snapshot, { tree }: SourceFile, offset: number): Use | undefined {
  const uses = statementUses(tree, statementAt(tree, offset)).filter(
    (use) => touches(use.span, offset) && (use.isSure || isCalled(snapshot, use)),
  );
  return uses.sort((first, second) => lengthOf(first) - lengthOf(second))[0];
}

/** The name as a search looks for it. */
export function targetOf(snapshot: Snapshot, { space, text }: Name): Target {
  return { space, text, takesUnsure: isCalled(snapshot, { space, text }) };
}

/** Whether the project has a function or class of that name. */
function isCalled(snapshot: Snapshot, { space, text }: Name): boolean {
  if (space === 'class') return snapshot.classFiles(text).length > 0;
  return snapshot.functionsNamed(text).some(({ language }) => (language === 'def') === (space === 'python'));
}

function lengthOf({ span }: Use): number {
  return span.end - span.start;
}
