/** Tells which name the cursor asks for. */
import { touches } from '../../base/span';
import type { Snapshot, SourceFile } from '../../project/snapshot';
import { statementAt } from '../context/statementAt';
import { isTaken, type Target } from './fileUses';
import { statementUses } from './statementUses';
import type { Name, Use } from './use';

export interface Asked {
  readonly use: Use;
  /** The name as a search looks for it. */
  readonly target: Target;
}

/** The use that the offset touches, the shortest of several; undefined where no name of the project stands. */
export function askedUse(snapshot: Snapshot, { tree }: SourceFile, offset: number): Asked | undefined {
  const uses = statementUses(tree, statementAt(tree, offset)).filter(({ span }) => touches(span, offset));
  uses.sort((first, second) => lengthOf(first) - lengthOf(second));
  for (const use of uses) {
    const target = targetOf(snapshot, use);
    if (isTaken(use, target)) return { use, target };
  }
  return undefined;
}

export function targetOf(snapshot: Snapshot, { space, text }: Name): Target {
  const functions = space === 'class' ? [] : snapshot.functionsNamed(text);
  return { space, text, languages: new Set(functions.map(({ language }) => language)) };
}

function lengthOf({ span }: Use): number {
  return span.end - span.start;
}
