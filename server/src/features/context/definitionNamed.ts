/** Finds the `def` that a call in the Python of metadata means. */
import type { Snapshot } from '../../project/snapshot';
import type { DefinitionHeader } from './definitionHeader';
import { functionSource } from './functionSource';
import { functionsMeant } from './functionsMeant';
import { placesByNearness, type Viewpoint } from './nearest';
import { moduleMember } from './pythonModule';
import type { Sources } from './sources';

/** The header of a function of the layers, the nearest of several, or of a module in a layer's `lib`. */
export function definitionNamed(
  snapshot: Snapshot,
  name: string,
  from: Viewpoint,
  sources: Sources,
): DefinitionHeader | undefined {
  if (name.includes('.')) return moduleMember(snapshot, name, sources)?.header;
  const defined = functionsMeant(snapshot, name, from).filter(({ language }) => language === 'def');
  const { own, foreign } = placesByNearness(snapshot, defined, from);
  const place = own[0] ?? foreign[0];
  const tree = place && (place.path === from.path ? from.tree : sources.tree(place.path));
  return tree && functionSource(tree, place)?.header;
}
