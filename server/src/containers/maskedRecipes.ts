/** Which recipes the distro that containers for several architectures are built with leaves out. */
import type { Snapshot } from '../project/snapshot';
import { locatedAssignments } from '../syntax/bitbake/locatedAssignments';
import { assignedText, splitWords } from '../syntax/bitbake/text';
import type { SyntaxTree } from '../syntax/bitbake/tree';

const masksOfContainers = 'conf/distro/include/vcontainer-bbmask.inc';

/** More letters than any mask of the layer has: what is longer is not tried. */
const maxMaskLength = 300;

/** Tells of a path whether BBMASK of the distro `vcontainer` leaves it out; undefined where the layer with the distro is not at hand. */
export function containerMask(
  snapshot: Snapshot,
  from: string,
  treeOf: (path: string) => SyntaxTree | undefined,
): ((path: string) => boolean) | undefined {
  const path = snapshot.resolveInclude(from, masksOfContainers);
  const tree = path === undefined ? undefined : treeOf(path);
  if (!tree) return undefined;
  const masks = locatedAssignments(tree)
    .filter(({ name }) => name === 'BBMASK')
    .flatMap(({ start, statement }) => splitWords(assignedText(tree, start, statement)))
    .flatMap(compiled);
  return (recipe) => masks.some((mask) => mask.test(recipe));
}

/** BitBake's masks are regular expressions of Python that are looked for anywhere in a path. */
function compiled(mask: string): RegExp[] {
  if (mask.includes('$') || mask.length > maxMaskLength) return [];
  try {
    return [new RegExp(mask)];
  } catch {
    return [];
  }
}
