/** Which packages come into an image, and with them which recipes, as their texts tell. What may come counts as coming. */
import { isPlainPackage } from '../containers/plainPackages';
import { layersOfOpenEmbedded } from '../knowledge/upstreamLayers';
import type { IndexedFile } from '../project/snapshot';
import { locatedAssignments } from '../syntax/bitbake/locatedAssignments';
import { assignedText, splitWords } from '../syntax/bitbake/text';
import type { EvaluatedRecipe } from './evaluatedRecipe';

export interface ImagePackages {
  readonly names: ReadonlySet<string>;
  /** Those of the layers of OpenEmbedded left out, which know nothing of containers. */
  readonly recipes: readonly InstalledRecipe[];
  /** Whether no others can come. */
  readonly areAll: boolean;
}

export interface InstalledRecipe {
  readonly file: IndexedFile;
  /** The recipe, its appends, and what they include. */
  readonly paths: readonly string[];
  /** The list of the image, and its word that brings the recipe, itself or by what it depends on. */
  readonly variable: string;
  readonly word: string;
}

/** So many recipes are looked into. */
const maxRecipes = 80;

const known = new WeakMap<EvaluatedRecipe, ImagePackages | undefined>();

/** Undefined for what is no image, and where its lists are not known. */
export function imagePackages(image: EvaluatedRecipe): ImagePackages | undefined {
  if (!image.isImage) return undefined;
  if (!known.has(image)) known.set(image, packagesOf(image));
  return known.get(image);
}

interface Waiting {
  readonly name: string;
  readonly word: string;
  readonly variable: string;
}

function packagesOf(image: EvaluatedRecipe): ImagePackages | undefined {
  const features = (image.words('IMAGE_FEATURES') ?? []).map((feature) => `FEATURE_PACKAGES_${feature}`);
  const always = ['IMAGE_INSTALL', 'PACKAGE_INSTALL', 'CORE_IMAGE_EXTRA_INSTALL'];
  const lists = [...always, ...features].filter((name) => image.text(name) !== '');
  if (!image.knowsClasses || lists.some((name) => image.words(name) === undefined)) return undefined;
  const waiting: Waiting[] = lists.flatMap((variable) =>
    (image.words(variable) ?? []).map((name) => ({ name, word: name, variable })),
  );
  const names = new Set<string>();
  const recipes = new Map<string, InstalledRecipe>();
  let areAll = true;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { name, word, variable } = next;
    if (names.has(name)) continue;
    names.add(name);
    const found = image.snapshot.recipesBehind(name)?.recipes ?? [];
    if (found.length === 0 && !isPlainPackage(name) && !/^kernel-/.test(name)) areAll = false;
    for (const file of found) {
      if (recipes.has(file.path) || (file.layer && layersOfOpenEmbedded.has(file.layer.name))) continue;
      const paths = recipes.size < maxRecipes ? filesOf(image, file) : undefined;
      if (!paths) {
        areAll = false;
        continue;
      }
      recipes.set(file.path, { file, paths, word, variable });
      const needed = neededPackages(image, file.name, paths);
      areAll &&= needed.areAll;
      waiting.push(...needed.names.map((each) => ({ name: each, word, variable })));
    }
  }
  return { names, recipes: [...recipes.values()], areAll };
}

/** The recipe, what it includes, and its appends; undefined where an included file is not at hand. */
function filesOf({ snapshot }: EvaluatedRecipe, recipe: IndexedFile): readonly string[] | undefined {
  const found = new Set<string>();
  const waiting = [recipe, ...snapshot.appendsOf(recipe.path)];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (found.has(file.path)) continue;
    found.add(file.path);
    for (const target of file.includes) {
      const included = snapshot.file(snapshot.resolveInclude(file.path, target) ?? '');
      if (!included) return undefined;
      waiting.push(included);
    }
  }
  return [...found];
}

/** What all packages of a recipe depend on or recommend. */
function neededPackages(
  image: EvaluatedRecipe,
  recipeName: string,
  paths: readonly string[],
): { readonly names: readonly string[]; readonly areAll: boolean } {
  const own = new Map<string, string[]>();
  for (const path of paths) {
    const tree = image.places.tree(path);
    for (const { parts, start, statement } of tree ? locatedAssignments(tree) : []) {
      const text = tree && !statement.flag ? assignedText(tree, start, statement) : '';
      own.set(parts.base, [...(own.get(parts.base) ?? []), text]);
    }
  }
  const waiting = [...(own.get('RDEPENDS') ?? []), ...(own.get('RRECOMMENDS') ?? [])];
  const names: string[] = [];
  const seen = new Set<string>();
  let areAll = true;
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    if (text.length > lengthLimit) return { names, areAll: false };
    for (const written of splitWords(withoutConditions(text))) {
      const word = image.expanded(written.replace(/\$\{B?PN\}/g, recipeName));
      const [, variable] = /^\$\{([\w.+-]+)\}$/.exec(word) ?? [];
      const ownTexts = variable === undefined ? undefined : own.get(variable);
      if (!word.includes('$')) names.push(...splitWords(word));
      else if (variable === undefined || !ownTexts) areAll = false;
      else if (!seen.has(variable)) {
        seen.add(variable);
        waiting.push(...ownTexts);
      }
    }
  }
  return { names, areAll };
}

/** Nobody lists more packages. */
const lengthLimit = 20_000;

/** Versions are left out, and of a condition there are all the names that it may come to. */
function withoutConditions(text: string): string {
  const inPython = [...text.matchAll(/\$\{@[^}]*\}/g)].flatMap(([code]) =>
    [...code.matchAll(/(['"])([^'"]*)\1/g)].map(([, , quoted = '']) => quoted),
  );
  return [text.replace(/\$\{@[^}]*\}/g, ' ').replace(/\([^()]*\)/g, ' '), ...inPython].join(' ');
}
