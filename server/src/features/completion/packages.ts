/** Names of packages and recipes in values. */
import type { Snapshot, SourceFile } from '../../project/snapshot';
import type { Candidate } from './item';
import type { CompletionRequest } from './request';

/** All recipes, those of the file's own layer first. */
export function* recipeCandidates({ snapshot, file }: CompletionRequest): Iterable<Candidate> {
  for (const label of namesOfOwnLayer(snapshot, file)) yield { label, kind: 'recipe', fit: 0 };
  for (const label of snapshot.recipeNames()) yield { label, kind: 'recipe', fit: 1 };
}

/** The recipes that inherit one of the classes, those of the first class before the others. */
export function* imageCandidates({ snapshot }: CompletionRequest, classes: readonly string[]): Iterable<Candidate> {
  for (const [index, name] of classes.entries()) {
    const fit = index === 0 ? 0 : index === 1 ? 1 : 2;
    for (const label of snapshot.recipesInheriting(name)) yield { label, kind: 'recipe', fit };
  }
}

/** Packages for the target, those of the file's own layer first. */
export function* packageCandidates({ snapshot, file }: CompletionRequest): Iterable<Candidate> {
  const { main, further } = snapshot.packageNames();
  const own = new Set(namesOfOwnLayer(snapshot, file));
  for (const label of main) yield { label, kind: 'recipe', fit: own.has(label) ? 0 : 1 };
  for (const label of further) yield { label, kind: 'package', fit: 2, topic: `recipe ${label}` };
}

function namesOfOwnLayer(snapshot: Snapshot, { path }: SourceFile): readonly string[] {
  const layer = snapshot.layerOf(path);
  return layer ? snapshot.recipeNames(layer) : [];
}
