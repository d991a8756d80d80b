/** Which recipes and configurations have a say in a file, and what the rules find in them. */
import { newestRelease, type ReleaseName } from '../../knowledge/release';
import type { EvaluatedMetadata } from '../../project/evaluation/evaluatedMetadata';
import type { Evaluator } from '../../project/evaluation/evaluator';
import { normalized } from '../../project/paths';
import type { TreeSource } from '../../project/resolution/lookup';
import type { IndexedFile, Snapshot, SourceFile } from '../../project/snapshot';
import { EvaluatedConfiguration } from '../../rules/evaluatedConfiguration';
import { EvaluatedRecipe } from '../../rules/evaluatedRecipe';
import type { Rule } from '../../rules/rule';
import { StatementPlaces } from '../../rules/statementPlaces';
import { dialectOf } from '../../syntax/bitbake/dialect';
import type { Statement } from '../../syntax/bitbake/tree';
import {
  classFindings,
  configurationFindings,
  type PlacedDiagnostic,
  recipeFindings,
  type SeveritiesOf,
} from './evaluatedFindings';
import { idleStatements } from './idleStatements';

/** An included file is looked at for so many of the recipes that take it in. */
const maxRecipesOfInclude = 2;

/** Variables that a configuration sets for all recipes of containers, and the classes of these. */
const containerVariables =
  /^(?:(?:BUNDLED|CONTAINER|OCI|XEN_GUEST)_|(?:IMAGE_PKGTYPE|PACKAGE_CLASSES|PATCH_GIT_USER_EMAIL)$)/;
const containerClasses = ['image-oci', 'container-bundle', 'container-cross-install', 'xen-guest-cross-install'];

/** So many recipes of each class are looked at: what is wrong in the configuration shows in any. */
const maxReaders = 3;

export interface EvaluatedProjectOptions {
  readonly snapshot: Snapshot;
  readonly trees: TreeSource;
  readonly evaluator: Evaluator;
  /** What one configuration file comes to by itself. */
  readonly configurationFile: (path: string) => EvaluatedMetadata;
  /** The path that the evaluator has for a file: layers may be named another way than files. */
  readonly evaluatedPath: (path: string) => string;
  /** What takes the place of the release that the layers are written for. */
  readonly releaseOf: (path: string) => ReleaseName | undefined;
  readonly severitiesOf: SeveritiesOf;
}

export class EvaluatedProject {
  readonly #options: EvaluatedProjectOptions;
  readonly #places: StatementPlaces;
  /** By what they were found in. */
  readonly #known = new WeakMap<EvaluatedMetadata, readonly PlacedDiagnostic[]>();

  constructor(options: EvaluatedProjectOptions) {
    this.#options = options;
    this.#places = new StatementPlaces(options.trees);
  }

  /** The recipes that a file has a say in, as the evaluator has their paths; of a configuration, those that it sets something for. */
  recipesFor(path: string): readonly string[] {
    const { snapshot, evaluatedPath } = this.#options;
    switch (dialectOf(path)) {
      case 'recipe':
        return [evaluatedPath(path)];
      case 'append': {
        const [strongest] = snapshot.recipesOf(path);
        return [evaluatedPath(strongest?.path ?? path)];
      }
      case 'include': {
        const recipes = snapshot.recipesReading(path).filter(({ dialect }) => dialect === 'recipe');
        return nearestFirst(recipes, snapshot.file(path)?.layer?.root)
          .slice(0, maxRecipesOfInclude)
          .map((recipe) => evaluatedPath(recipe.path));
      }
      case 'conf':
        return this.#isUsed(path) ? this.#recipesSetIn(path).map((recipe) => evaluatedPath(recipe.path)) : [];
      default:
        return [];
    }
  }

  /** The findings in a file, whatever recipe or configuration they come from. */
  findingsIn(path: string): readonly PlacedDiagnostic[] {
    const found = [
      ...this.recipesFor(path).flatMap((recipe) => this.findingsOfRecipe(recipe)),
      ...(isConfiguration(path) ? this.findingsOfConfiguration(path) : []),
      ...this.findingsOfClass(path),
    ];
    return withoutRepetition(found.filter((finding) => finding.path === path));
  }

  /** The statements of a file that have no say in the build, as far as there is one. */
  idleStatementsIn(file: SourceFile): ReadonlySet<Statement> {
    const { snapshot, evaluator, evaluatedPath } = this.#options;
    if (!snapshot.build) return new Set();
    const [recipe] = dialectOf(file.path) === 'conf' ? [] : this.recipesFor(file.path);
    const metadata = recipe === undefined ? evaluator.configuration : evaluator.recipe(recipe);
    return idleStatements(file.tree, evaluatedPath(file.path), metadata);
  }

  /** Whether the configuration takes a file in. */
  #isUsed(path: string): boolean {
    const { evaluator, evaluatedPath } = this.#options;
    return evaluator.configuration.dependencies.has(evaluatedPath(path));
  }

  /** The recipes that a configuration file sets something for: those it names, and some that read the variables of containers it sets. */
  #recipesSetIn(path: string): readonly IndexedFile[] {
    const { snapshot } = this.#options;
    const names = new Set<string>();
    let setsContainers = false;
    for (const { name } of snapshot.file(path)?.assignments ?? []) {
      const recipe = /:pn-([^:]+)/.exec(name)?.[1];
      if (recipe !== undefined) names.add(recipe);
      else setsContainers ||= containerVariables.test(name);
    }
    if (setsContainers) {
      const readers = containerClasses.flatMap((each) => [...snapshot.recipesInheriting(each)].slice(0, maxReaders));
      for (const reader of readers) names.add(reader);
    }
    return [...names].flatMap((name) => snapshot.recipesNamed(name).slice(0, 1));
  }

  /**
   * The subjects of the rules that have said all that they can about a file once `findingsIn` has looked: nothing else at hand has a say in
   * it. None without a core layer, where much is not known.
   */
  completeIn(path: string): readonly Rule['subject'][] {
    const { snapshot } = this.#options;
    if (!snapshot.layers.some(({ name }) => name === 'core')) return [];
    switch (dialectOf(path)) {
      case 'recipe':
        return ['recipe', 'configuration'];
      case 'append':
        return snapshot.recipesOf(path).length === 1 ? ['recipe', 'configuration'] : [];
      case 'include': {
        const recipeCount = snapshot.recipesReading(path).filter(({ dialect }) => dialect === 'recipe').length;
        return recipeCount > 0 && recipeCount <= maxRecipesOfInclude ? ['recipe', 'configuration'] : [];
      }
      case 'conf':
        return ['configuration'];
      default:
        return [];
    }
  }

  /** Evaluates a recipe, which takes longer than all that is done with it. */
  prepare(path: string): void {
    this.#options.evaluator.recipe(path);
  }

  /** The findings of a recipe, wherever they are to be mended. */
  findingsOfRecipe(path: string): readonly PlacedDiagnostic[] {
    const metadata = this.#options.evaluator.recipe(path);
    let findings = this.#known.get(metadata);
    if (!findings) {
      findings = this.#recipeFindings(path, metadata);
      this.#known.set(metadata, findings);
    }
    return findings;
  }

  #recipeFindings(path: string, metadata: EvaluatedMetadata): readonly PlacedDiagnostic[] {
    const facts = { metadata, places: this.#places, snapshot: this.#options.snapshot, path };
    return recipeFindings(
      new EvaluatedRecipe({ ...facts, release: this.#releaseOf(path) }),
      this.#options.severitiesOf,
    );
  }

  /** The findings of the configuration that a file is a part of, or of the file by itself. */
  findingsOfConfiguration(path: string): readonly PlacedDiagnostic[] {
    const { snapshot, evaluator, configurationFile, severitiesOf } = this.#options;
    const { configuration } = evaluator;
    const isPart = this.#isUsed(path);
    const metadata = isPart ? configuration : configurationFile(path);
    const facts = { metadata, places: this.#places, snapshot, release: this.#releaseOf(path) };
    const isBuild = isPart && snapshot.build !== undefined;
    const isComplete = isBuild && configuration.messages.every(({ severity }) => severity !== 'error');
    const userFile = isBuild ? `${snapshot.build?.path}/conf/local.conf` : path;
    const user = { path: userFile, isOfBuild: isBuild, isComplete };
    return configurationFindings(new EvaluatedConfiguration({ ...facts, ...user }), severitiesOf);
  }

  /** The findings in what a class writes by default; none in a file of another kind. */
  findingsOfClass(path: string): readonly PlacedDiagnostic[] {
    const { snapshot, severitiesOf } = this.#options;
    const tree = dialectOf(path) === 'class' ? this.#places.tree(path) : undefined;
    return tree ? classFindings({ path, tree }, { snapshot, release: this.#releaseOf(path) }, severitiesOf) : [];
  }

  /** That of meta-virtualization or the core, whose classes decide; of a layer by itself, its own. */
  #releaseOf(path: string): ReleaseName {
    const { releaseOf, snapshot } = this.#options;
    const layer = snapshot.layerOf(normalized(path));
    return releaseOf(normalized(path)) ?? snapshot.release?.name ?? layer?.release?.name ?? newestRelease;
  }
}

/** Whether a file is read as configuration: a `.conf`, or what stands beside those to be included. */
export function isConfiguration(path: string): boolean {
  const dialect = dialectOf(path);
  return dialect === 'conf' || (dialect === 'include' && path.includes('/conf/'));
}

/** A finding once, from however many recipes it comes. */
export function withoutRepetition(findings: readonly PlacedDiagnostic[]): readonly PlacedDiagnostic[] {
  const seen = new Set<string>();
  return findings.filter(({ path, rule, span, message }) => {
    const key = JSON.stringify([path, rule, span.start, span.end, message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function nearestFirst(recipes: readonly IndexedFile[], root: string | undefined): readonly IndexedFile[] {
  const isNear = (recipe: IndexedFile): boolean => recipe.layer?.root === root;
  return [...recipes.filter(isNear), ...recipes.filter((recipe) => !isNear(recipe))];
}
