/** Paths behind `include` and `require`, folder by folder. */
import type { Dialect } from '../../syntax/bitbake/tree';
import type { IncludedPath } from '../context/context';
import type { Candidate, Fit } from './item';
import { type CompletionRequest, typedText } from './request';

/** The files beside this one and below every layer that the path typed so far can lead to. */
export function* includeCandidates(request: CompletionRequest, word: IncludedPath): Iterable<Candidate> {
  const typed = typedText(request, word.span);
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  const own = request.file.path;
  const beside = own.slice(0, own.lastIndexOf('/') + 1) + folder;
  const belowLayers = new Map(request.snapshot.layers.map((layer) => [layer, `${layer.root}/${folder}`]));
  for (const { path, dialect, layer } of request.snapshot.files()) {
    if (!includable.has(dialect) || path === own) continue;
    const isRecipe = dialect === 'recipe';
    if (path.startsWith(beside)) yield entryOf(folder, path.slice(beside.length), isRecipe ? 1 : 0);
    const root = layer && belowLayers.get(layer);
    if (root !== undefined && path.startsWith(root)) yield entryOf(folder, path.slice(root.length), isRecipe ? 2 : 1);
  }
}

/** A recipe is included by another that is built in the same way, such as an image with more in it. */
const includable: ReadonlySet<Dialect> = new Set<Dialect>(['include', 'conf', 'recipe']);

/** A file of the folder, or the next folder on the way to a file. */
function entryOf(folder: string, rest: string, fit: Fit): Candidate {
  const slash = rest.indexOf('/');
  if (slash === -1) return { label: folder + rest, kind: 'file', fit };
  return { label: folder + rest.slice(0, slash + 1), kind: 'folder', fit, goesOn: true };
}
