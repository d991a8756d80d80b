/** The functions behind a name. */
import type { FunctionPlace, Snapshot } from '../../project/snapshot';
import { nameParts } from '../../syntax/bitbake/text';
import type { Viewpoint } from './nearest';

/** All functions of that name; of this file and of those it leads to also what they append to it, prepend or override. */
export function functionsMeant(
  snapshot: Snapshot,
  base: string,
  from: Viewpoint | undefined,
): readonly FunctionPlace[] {
  const all = snapshot.functionsNamed(base);
  if (!from) return all;
  const changes = [from.path, ...from.related].flatMap((path) => {
    const functions = snapshot.file(path)?.functions ?? [];
    return functions.filter(({ name }) => name.startsWith(`${base}:`) && nameParts(name).base === base);
  });
  return changes.length === 0 ? all : [...all, ...changes];
}
