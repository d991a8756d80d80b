import { isOfAnotherRelease } from '../../containers/defaultProviders';
import { nearestOf } from '../../knowledge/nearestName';
import type { EvaluatedMetadata } from '../../project/evaluation/evaluatedMetadata';
import type { IndexedFile, Snapshot } from '../../project/snapshot';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

/** As much of one as tells that all layers are there. */
const coreLayer = {
  'meta/conf/layer.conf': [
    'BBPATH .= ":${LAYERDIR}"',
    'BBFILES += "${LAYERDIR}/recipes/*.bb"',
    'BBFILE_COLLECTIONS += "core"',
    'BBFILE_PATTERN_core = "^${LAYERDIR}/"',
  ],
  'meta/classes/base.bbclass': ['# What all recipes have.'],
  'meta/classes/image.bbclass': ['IMAGE_INSTALL ?= ""'],
  'meta/recipes/nginx.bb': ['LICENSE = "BSD-2-Clause"'],
};

export const unprovidedPackage: RecipeRule = {
  id: 'unprovided-package',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'warning',
  what: 'A package or recipe that an image installs or a recipe needs, and that no recipe of the layers makes.',
  why: 'BitBake looks for a recipe that provides each word of DEPENDS, RDEPENDS and IMAGE_INSTALL. Where none does, it says "Nothing PROVIDES" or "Nothing RPROVIDES" once the recipe is built, and stops.',
  bad: { ...coreLayer, 'recipes/web-image.bb': ['LICENSE = "MIT"', 'inherit image', 'IMAGE_INSTALL = "ngnix"'] },
  good: { ...coreLayer, 'recipes/web-image.bb': ['LICENSE = "MIT"', 'inherit image', 'IMAGE_INSTALL = "nginx"'] },
  check(recipe) {
    const { path, snapshot, release } = recipe;
    if (recipe.isSkipped || !recipe.isWhole || !snapshot.findsAllFor(path)) return [];
    const assumed = recipe.words('ASSUME_PROVIDED') ?? [];
    return variablesOf(recipe).flatMap((variable) => {
      const words = new Set(packagesIn(recipe.text(variable) ?? ''));
      return [...words].flatMap((word): PlacedFinding[] => {
        if (!isName(word) || assumed.includes(word) || isMade(snapshot, word)) return [];
        // What meta-virtualization has given up, the rule about the runtimes of images says.
        if (isOfAnotherRelease('virtual/docker', word, release) || isSpeltElsewhere(recipe, word)) return [];
        const place = recipe.placeOfWord(variable, word);
        // What a class or the core layer asks for all recipes is not the author's to mend.
        if (!place || /\.bbclass$|\/bitbake\.conf$/.test(place.path)) return [];
        const meant = nearestOf(word, [...snapshot.packageNames().main, ...snapshot.packageNames().further]);
        const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
        return [{ place, message: `No recipe of the layers provides \`${word}\`, and BitBake stops.${hint}` }];
      });
    });
  },
};

function variablesOf(recipe: EvaluatedRecipe): readonly string[] {
  if (recipe.inherits('image')) return ['IMAGE_INSTALL', 'DEPENDS'];
  const packages = recipe.words('PACKAGES') ?? [];
  return ['DEPENDS', ...packages.flatMap((name) => [`RDEPENDS:${name}`])];
}

/** The words without the versions asked for: `bash (>= 5.0)`. */
function packagesIn(text: string): readonly string[] {
  return text.replace(/\([^()]*\)/g, ' ').split(/\s+/);
}

/** Virtual names are chosen by the configuration, files are found by other packages, and multilibs are made by it. */
function isName(word: string): boolean {
  return /^[a-z0-9][a-z0-9.+-]*$/.test(word) && !/^(?:virtual|lib(?:32|64|x32|n32))-/.test(word);
}

/** Whether a recipe has the name, or the beginning of it, as its packages do; or else provides it. */
function isMade(snapshot: Snapshot, word: string): boolean {
  const base = word.replace(/^nativesdk-/, '');
  for (let end = base.length; end > 0; end = base.lastIndexOf('-', end - 1)) {
    if (snapshot.recipesNamed(base.slice(0, end)).length > 0) return true;
  }
  // This looks into all files of all layers: the names of most packages need it not.
  return snapshot.recipesBehind(word) !== undefined;
}

/** Whether a file that the recipe does not read has the name: Python may make the package there. */
function isSpeltElsewhere({ snapshot, metadata, path }: EvaluatedRecipe, word: string): boolean {
  const others = snapshot.filesMentioning(word).filter((file) => file.path !== path && !isOwn(file, metadata));
  return others.slice(0, maxFilesRead).some((file) => isSpelt(snapshot.textOf(file.path) ?? '', word));
}

/** Whether a text has a word outside of its comments. */
function isSpelt(text: string, word: string): boolean {
  return text.includes(word) && text.split('\n').some((line) => line.includes(word) && !/^\s*#/.test(line));
}

function isOwn(file: IndexedFile, metadata: EvaluatedMetadata): boolean {
  return file.dialect !== 'class' && file.dialect !== 'conf' && metadata.dependencies.has(file.path);
}

const maxFilesRead = 100;
