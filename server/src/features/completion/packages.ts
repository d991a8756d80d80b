/** Names of packages and recipes in values. */
import type { Candidate } from './item';
import type { CompletionRequest } from './request';

/** All recipes, those of the file's own layer first. */
export function* recipeCandidates({ snapshot, file }: CompletionRequest): Iterable<Candidate> {
  const layer = snapshot.layerOf(file.path);
  for (const recipe of snapshot.files()) {
    if (layer && recipe.layer === layer && recipe.dialect === 'recipe')
      yield { label: recipe.name, kind: 'recipe', fit: 0 };
  }
  for (const label of snapshot.recipeNames()) yield { label, kind: 'recipe', fit: 1 };
}

/** The recipes that inherit one of the classes, those of the first class before the others. */
export function* imageCandidates({ snapshot }: CompletionRequest, classes: readonly string[]): Iterable<Candidate> {
  for (const [index, name] of classes.entries()) {
    const fit = index === 0 ? 0 : index === 1 ? 1 : 2;
    for (const label of snapshot.recipesInheriting(name)) yield { label, kind: 'recipe', fit };
  }
}

/** Classes of recipes that build no package for the target: images, and tools of the machine that builds. */
const classesWithoutPackages = [
  'core-image',
  'cross',
  'crosssdk',
  'image',
  'image-oci',
  'native',
  'nopackages',
  'oci-multiarch',
] as const;

/** The main package of every recipe has its name; further packages are known by the `FILES` and `RDEPENDS` set for them. */
export function* packageCandidates(request: CompletionRequest): Iterable<Candidate> {
  const { snapshot } = request;
  const withoutPackages = new Set(classesWithoutPackages.flatMap((name) => [...snapshot.recipesInheriting(name)]));
  for (const recipe of recipeCandidates(request)) if (!withoutPackages.has(recipe.label)) yield recipe;
  const seen = new Set<string>();
  for (const variable of ['FILES', 'RDEPENDS']) {
    for (const { name, path } of snapshot.assignmentsOf(variable)) {
      const label = packageName(request, name.slice(variable.length + 1), path);
      if (label === undefined || seen.has(label)) continue;
      seen.add(label);
      yield { label, kind: 'package', fit: 2, topic: `recipe ${label}` };
    }
  }
}

/** The package that an override names: the literal text, or `${PN}-suffix` in a recipe. */
function packageName({ snapshot }: CompletionRequest, override: string, path: string): string | undefined {
  const suffix = override.startsWith(ownName) ? override.slice(ownName.length) : undefined;
  const literal = suffix ?? override;
  if (!literal.includes('-') || literal.includes('$') || literal.includes(':')) return undefined;
  if (suffix === undefined) return override;
  const file = snapshot.file(path);
  return file?.dialect === 'recipe' || file?.dialect === 'append' ? file.name + suffix : undefined;
}

const ownName = '${PN}';
