/** What packages put into a root file system, as the texts of their recipes tell. No recipe is evaluated for it. */
import { isPlainPackage } from '../containers/plainPackages';
import { anyPath, type Expand, joinedPaths, type PutPaths, pathsPut } from '../containers/putPaths';
import { knownClasses } from '../containers/recipeClasses';
import { standardFolder } from '../knowledge/standardFolders';
import { isUpstreamLayer } from '../knowledge/upstreamLayers';
import type { IndexedFile } from '../project/snapshot';
import { type LocatedAssignment, locatedAssignments } from '../syntax/bitbake/locatedAssignments';
import { assignedText, functionName, nameParts, partText, splitWords } from '../syntax/bitbake/text';
import type { SyntaxTree } from '../syntax/bitbake/tree';
import type { EvaluatedRecipe } from './evaluatedRecipe';

export interface PackageContents {
  /** The recipes of the packages, those left out that keep to the usual folders. */
  readonly recipes: readonly string[];
  readonly paths: readonly PutPaths[];
}

/** So many recipes are looked into. */
const maxRecipes = 40;

/** What packages and those they depend on put there; undefined where the recipe of one is not known. */
export function packageContents(packages: readonly string[], image: EvaluatedRecipe): PackageContents | undefined {
  const { snapshot } = image;
  const recipes = new Map<string, PutPaths>();
  const names = new Set<string>();
  const waiting = [...packages];
  for (let word = waiting.pop(); word !== undefined; word = waiting.pop()) {
    const found = snapshot.recipesBehind(word)?.recipes ?? [];
    // A recipe elsewhere may have a usual name as well.
    const isPlain = isPlainPackage(word) && found.every(({ layer }) => isUpstreamLayer(layer?.name ?? ''));
    if (!isPlain && found.length === 0) return undefined;
    for (const recipe of found) {
      if (recipes.has(recipe.path)) continue;
      if (recipes.size >= maxRecipes) return undefined;
      // Of those that keep to the usual folders only what others add is of interest.
      const files = isPlain ? snapshot.appendsOf(recipe.path) : filesOf(image, recipe);
      const text = files && new RecipeText(image, recipe.name, files);
      const paths = text && (isPlain ? text.pathsPut() : text.pathsOfAll(recipe));
      const needed = text?.neededPackages();
      if (!paths || !needed) return undefined;
      recipes.set(recipe.path, paths);
      if (!isPlain) names.add(recipe.name);
      waiting.push(...needed);
    }
  }
  return { recipes: [...names], paths: [...recipes.values()] };
}

/** The recipe, what it includes, and its appends; undefined where an included file is not at hand. */
function filesOf({ snapshot }: EvaluatedRecipe, recipe: IndexedFile): readonly IndexedFile[] | undefined {
  const found = new Map<string, IndexedFile>();
  const waiting = [recipe, ...snapshot.appendsOf(recipe.path)];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (found.has(file.path)) continue;
    found.set(file.path, file);
    for (const target of file.includes) {
      const path = snapshot.resolveInclude(file.path, target);
      const included = path === undefined ? undefined : snapshot.file(path);
      if (!included) return undefined;
      waiting.push(included);
    }
  }
  return [...found.values()];
}

/** What the files of one recipe say, without an evaluation. */
class RecipeText {
  readonly #image: EvaluatedRecipe;
  readonly #name: string;
  readonly #trees: readonly SyntaxTree[];
  readonly #assignments: readonly (LocatedAssignment & { readonly tree: SyntaxTree })[];

  constructor(image: EvaluatedRecipe, name: string, files: readonly IndexedFile[]) {
    this.#image = image;
    this.#name = name;
    this.#trees = files.flatMap(({ path }) => image.places.tree(path) ?? []);
    this.#assignments = this.#trees.flatMap((tree) => locatedAssignments(tree).map((each) => ({ ...each, tree })));
  }

  /** What the functions of the files put there. */
  pathsPut(): PutPaths {
    const expand: Expand = (name) => this.#valueOf(name);
    return joinedPaths(this.#trees.map((tree) => pathsOfTree(tree, expand)));
  }

  /** The same with what the classes do; undefined where that is not known. */
  pathsOfAll(recipe: IndexedFile): PutPaths | undefined {
    const { snapshot, places } = this.#image;
    const classes = knownClasses(snapshot, recipe);
    if (!classes) return undefined;
    const hasOwnInstall = this.#trees.some((tree) => definesInstall(tree, 'do_install'));
    const found = [...classes].map((name): PutPaths | undefined => {
      const [path] = snapshot.classFiles(name);
      const tree = path === undefined ? undefined : places.tree(path);
      if (!tree)
        return classesWithoutInstall.has(name) || (hasOwnInstall && classesWithInstall.has(name)) ? nothing : undefined;
      const isReplaced =
        hasOwnInstall || !(definesInstall(tree, 'do_install') || definesInstall(tree, `${name}_do_install`));
      if (!isReplaced) return undefined;
      const isCore = snapshot.layerOf(path ?? '')?.name === 'core';
      return isCore ? nothing : pathsOfTree(tree, (variable) => this.#valueOf(variable), [`${name}_do_install`]);
    });
    return found.includes(undefined)
      ? undefined
      : joinedPaths([this.pathsPut(), ...found.flatMap((each) => each ?? [])]);
  }

  /** What the packages of the recipe depend on; undefined where a value decides. */
  neededPackages(): readonly string[] | undefined {
    const lists = this.#assignments
      .filter(({ parts }) => parts.base === 'RDEPENDS' || parts.base === 'RRECOMMENDS')
      .map(({ tree, start, statement }) => assignedText(tree, start, statement));
    const words = lists.flatMap((list) => splitWords(list.replace(/\([^()]*\)/g, ' ')));
    const named = words.map((word) => word.replace(/\$\{B?PN\}/g, this.#name));
    return named.some((word) => word.includes('$')) ? undefined : named;
  }

  /** The one value that the files give a variable, else that of the configuration. */
  #valueOf(name: string): string | undefined {
    if (name === 'PN' || name === 'BPN') return this.#name;
    const given = this.#assignments.filter(({ parts, statement }) => parts.base === name && !statement.flag);
    const [first] = given;
    if (!first) return standardFolder(name) ?? this.#configuredFolder(name);
    if (given.length > 1 || first.parts.base !== first.name || /[+.]/.test(first.statement.operator)) return undefined;
    return assignedText(first.tree, first.start, first.statement);
  }

  /** A folder that all recipes have from the configuration: of others, and of versions, the image has its own. */
  #configuredFolder(name: string): string | undefined {
    const text = this.#image.text(name);
    return text?.startsWith('/') && !text.includes(this.#image.name) ? text : undefined;
  }
}

function definesInstall({ statements, starts, text }: SyntaxTree, name: string): boolean {
  return statements.some((statement, index) => {
    if (statement.kind !== 'func') return false;
    const start = starts[index] ?? 0;
    return text.slice(start + statement.name.start, start + statement.name.end) === name;
  });
}

/** What all functions but those before do_install put there. */
function pathsOfTree(tree: SyntaxTree, expand: Expand, replaced: readonly string[] = []): PutPaths {
  const paths = tree.statements.flatMap((statement, index): PutPaths[] => {
    const start = tree.starts[index] ?? 0;
    if (statement.kind === 'def' || (statement.kind === 'func' && statement.python)) {
      const code = tree.text.slice(start, start + statement.length);
      return /['"](?:D|PKGD|IMAGE_ROOTFS)['"]|\$\{(?:D|PKGD|IMAGE_ROOTFS)\}/.test(code) ? [anyPath] : [];
    }
    if (statement.kind !== 'func') return [];
    const { base } = nameParts(functionName(tree, start, statement));
    if (earlierTasks.has(base) || replaced.includes(base)) return [];
    return [pathsPut(partText(tree, start, statement.body, statement), expand)];
  });
  return joinedPaths(paths);
}

const earlierTasks: ReadonlySet<string> = new Set([
  'do_fetch',
  'do_unpack',
  'do_patch',
  'do_configure',
  'do_compile',
  'do_deploy',
]);

const nothing = joinedPaths([]);

/** Classes that put nothing into a package. */
const classesWithoutInstall: ReadonlySet<string> = new Set([
  'allarch',
  'externalsrc',
  'features_check',
  'gettext',
  'packagegroup',
  'pkgconfig',
  'python3-dir',
  'python3native',
  'systemd',
  'update-alternatives',
  'update-rc.d',
  'useradd',
]);

/** Classes whose do_install a recipe can replace by its own. */
const classesWithInstall: ReadonlySet<string> = new Set([
  'autotools',
  'autotools-brokensep',
  'bin_package',
  'cargo',
  'cmake',
  'go',
  'go-mod',
  'meson',
  'python_flit_core',
  'python_hatchling',
  'python_poetry_core',
  'python_setuptools_build_meta',
  'setuptools3',
]);
