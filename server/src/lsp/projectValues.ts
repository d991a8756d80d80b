/** The values of the project's variables. Nothing is evaluated before somebody asks, and then only what the answer needs. */
import type { RecipeHere, ValuesHere } from '../features/context/valuesHere';
import type { ReportedErrors } from '../features/reportedErrors';
import type { ConfigurationRequest } from '../project/evaluation/configuration';
import type { EvaluatedMetadata } from '../project/evaluation/evaluatedMetadata';
import type { Evaluator, EvaluatorPlace } from '../project/evaluation/evaluator';
import type { ProjectSnapshot } from '../project/index/projectSnapshot';
import { baseName, normalized } from '../project/paths';
import type { SourceFile } from '../project/snapshot';
import { splitWords } from '../syntax/bitbake/text';
import { evaluationRequest, isSameRequest, singleFileRequest } from './evaluationRequest';
import { pathInLayers } from './layerPaths';
import { recipesUsing } from './recipesUsing';
import { type RememberingReader, rememberStatus } from './rememberedStatus';
import type { Settings } from './settings';

/** What the answers depend on besides the files; asked anew for each of them. */
export interface Situation {
  readonly snapshot: ProjectSnapshot;
  readonly settings: Settings;
  /** The paths of the open recipes. */
  readonly openRecipes: readonly string[];
}

/** Of an evaluation that nobody waited for. */
export interface KeptOutcome {
  /** The values of variables in a few words. */
  readonly values: ReadonlyMap<string, string>;
  readonly reported: ReportedErrors;
}

/** Of a class that no open recipe inherits, so many recipes that name it are tried. */
const maxRecipesTried = 2;

/** Documents of which the outcome is kept. */
const maxKept = 20;

export class ProjectValues {
  readonly #place: EvaluatorPlace;
  readonly #reader: RememberingReader;
  readonly #situation: () => Situation;
  #loading: Promise<void> | undefined;
  #newEvaluator: ((request: ConfigurationRequest) => Evaluator) | undefined;
  #request: ConfigurationRequest | undefined;
  #evaluator: Evaluator | undefined;
  /** Files that have changed since the evaluator was last asked. */
  readonly #changed = new Set<string>();
  /** The recipe that the user last did something in. */
  #lastRecipe: string | undefined;
  /** By document, what was worked out while there was time. */
  readonly #kept = new Map<string, KeptOutcome>();

  constructor(place: EvaluatorPlace, situation: () => Situation) {
    // BitBake's paths may go up again with `..`, those of open documents do not.
    const trees = { read: (path: string) => place.trees.read(normalized(path)) };
    this.#reader = rememberStatus(place.reader);
    this.#place = { ...place, trees, reader: this.#reader };
    this.#situation = situation;
  }

  /** Kept when values can be asked for: before, there are none. The evaluator is not loaded for a server that is only asked for names. */
  load(): Promise<void> {
    this.#loading ??= import('../project/evaluation/evaluator').then((module) => {
      this.#newEvaluator = (request) => new module.Evaluator(this.#place, request);
    });
    return this.#loading;
  }

  /** A file was written, made or deleted. */
  changed(path: string): void {
    this.#reader.forget();
    this.#changed.add(path);
  }

  /** A document was opened or edited: a recipe is what its classes are looked at for from then on. */
  edited({ path, tree }: SourceFile): void {
    this.#changed.add(path);
    if (tree.dialect === 'recipe') this.#lastRecipe = path;
  }

  /** What the rules look at: without a core layer too, whose place a stand-in takes then. Undefined before all is read. */
  get ruleEvaluator(): Evaluator | undefined {
    return this.#evaluatorNow();
  }

  /**
   * For the targets of a multiconfig of the build, whatever the user has chosen to look at. It is made anew each time, so that nothing has to be kept for
   * it; undefined where there is no core layer or no build folder.
   */
  evaluatorOfMulticonfig(multiconfig: string): Evaluator | undefined {
    const { snapshot } = this.#situation();
    if (!this.#newEvaluator || !snapshot.complete || !snapshot.build) return undefined;
    const request = evaluationRequest(snapshot, { multiconfig }, this.#reader);
    return request.withoutCore ? undefined : this.#newEvaluator(request);
  }

  /** What one configuration file comes to by itself. */
  configurationFile(path: string): EvaluatedMetadata {
    if (!this.#newEvaluator) throw new Error('The evaluator is not loaded');
    return this.#newEvaluator(singleFileRequest(path, this.#situation().snapshot.searchPath)).configuration;
  }

  /** The path that BitBake has for a file: layers may be named another way than documents. */
  evaluatedPath(path: string): string {
    const evaluator = this.#evaluatorNow();
    return (evaluator && this.#pathInLayers(path, evaluator)) ?? path;
  }

  /** The values of the configuration; undefined where there is none to evaluate. */
  get configuration(): EvaluatedMetadata | undefined {
    return this.#current()?.configuration;
  }

  /** Whether the configuration has been evaluated, and only recipes remain. */
  get hasConfiguration(): boolean {
    return this.#evaluator?.isReady ?? false;
  }

  /** Whether what evaluating shows is so for BitBake too: a machine or layers that were made up prove nothing. */
  get isCertain(): boolean {
    const { configuration } = this;
    const isGiven = configuration !== undefined && this.#request?.layers === undefined;
    return isGiven && configuration.messages.every(({ severity }) => severity !== 'error');
  }

  /** The values that a file speaks of: its recipe's, or the configuration's. Undefined for files that BitBake does not read here. */
  forFile({ path, tree }: SourceFile): ValuesHere | undefined {
    const evaluator = this.#current();
    const file = evaluator && this.#pathInLayers(path, evaluator);
    if (!evaluator || file === undefined) return undefined;
    switch (tree.dialect) {
      case 'recipe':
        this.#lastRecipe = path;
        return recipeValues(evaluator, path, file);
      case 'append':
        return this.#forAppend(evaluator, file);
      case 'conf':
        return { metadata: evaluator.configuration, recipe: undefined };
      case 'class':
      case 'include':
        return this.#forShared(evaluator, path, file, tree.dialect);
    }
  }

  /** Keeps what was worked out for `keptFor`. */
  keep(path: string, outcome: KeptOutcome): void {
    this.#kept.delete(path);
    this.#kept.set(path, outcome);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= maxKept) break;
      this.#kept.delete(oldest);
    }
  }

  /** What is known of a document since there was last time to evaluate it. Costs nothing. */
  keptFor(path: string): KeptOutcome | undefined {
    return this.#kept.get(path);
  }

  /** Takes note of other layers, another build folder or another choice: what was worked out before no longer holds. */
  adapt(): void {
    const { snapshot, settings } = this.#situation();
    if (!snapshot.complete) return;
    const request = evaluationRequest(snapshot, settings, this.#reader);
    if (isSameRequest(request, this.#request)) return;
    this.#request = request;
    this.#evaluator = undefined;
    this.#kept.clear();
  }

  /** For values that are shown: without a core layer nearly every value would come out otherwise. */
  #current(): Evaluator | undefined {
    const evaluator = this.#evaluatorNow();
    return this.#request?.withoutCore ? undefined : evaluator;
  }

  #evaluatorNow(): Evaluator | undefined {
    this.adapt();
    const request = this.#request;
    // Layers that are still being found would change everything.
    const isReady = this.#situation().snapshot.complete;
    if (!request || !isReady || !this.#newEvaluator) return undefined;
    if (!this.#evaluator) {
      this.#evaluator = this.#newEvaluator(request);
      this.#changed.clear();
    }
    const evaluator = this.#evaluator;
    if (this.#changed.size > 0) {
      const changed = [...this.#changed].map((path) => this.#pathInLayers(path, evaluator) ?? path);
      this.#changed.clear();
      for (const path of changed) evaluator.changed(path);
    }
    return evaluator;
  }

  #pathInLayers(path: string, evaluator: Evaluator): string | undefined {
    const layers = evaluator.configuration.variable('BBLAYERS');
    const found = this.#situation().snapshot.layers.map(({ root }) => root);
    const folders = layers.kind === 'known' ? splitWords(layers.text) : found;
    const topFolder = this.#request?.topFolder;
    return pathInLayers(path, topFolder === undefined ? folders : [topFolder, ...folders]);
  }

  #forAppend(evaluator: Evaluator, append: string): ValuesHere | undefined {
    const { recipes, appendsOf } = evaluator.recipeFiles;
    // The strongest recipe of several versions is the last one.
    const sameName = recipes.filter((recipe) => recipeName(recipe) === recipeName(append));
    const extended = sameName.filter((recipe) => appendsOf(recipe).includes(append)).reverse();
    const last = this.#lastRecipe;
    const file = extended.find((recipe) => normalized(recipe) === last) ?? extended[0];
    return file === undefined ? undefined : recipeValues(evaluator, normalized(file), file);
  }

  /** A class or included file: of the recipe last worked in that depends on it, or of any open one; of the configuration what only that reads. */
  #forShared(evaluator: Evaluator, path: string, file: string, dialect: 'class' | 'include'): ValuesHere | undefined {
    const { configuration } = evaluator;
    const isShared = configuration.dependencies.has(file);
    if (isShared && dialect === 'include') return { metadata: configuration, recipe: undefined };
    const { snapshot, openRecipes } = this.#situation();
    const last = this.#lastRecipe;
    const open = last === undefined ? openRecipes : [last, ...openRecipes.filter((recipe) => recipe !== last)];
    const found = this.#firstDependingOn(evaluator, open, file);
    if (found) return found;
    if (isShared) return { metadata: configuration, recipe: undefined };
    return this.#firstDependingOn(evaluator, recipesUsing(snapshot, path).slice(0, maxRecipesTried), file);
  }

  #firstDependingOn(evaluator: Evaluator, recipes: readonly string[], file: string): ValuesHere | undefined {
    for (const path of recipes) {
      const recipe = this.#pathInLayers(path, evaluator);
      if (recipe === undefined) continue;
      const values = recipeValues(evaluator, path, recipe);
      if (values.metadata.dependencies.has(file)) return values;
    }
    return undefined;
  }
}

/** `path` is the editor's, `file` BitBake's. */
function recipeValues(evaluator: Evaluator, path: string, file: string): ValuesHere {
  const metadata = evaluator.recipe(file);
  return { metadata, recipe: recipeHere(metadata, path) };
}

function recipeHere(metadata: EvaluatedMetadata, path: string): RecipeHere {
  const name = metadata.variable('PN');
  return { name: name.kind === 'known' ? name.text : recipeName(path), path };
}

/** PN as the name of a recipe or append tells it. */
function recipeName(path: string): string {
  return (
    baseName(path)
      .replace(/\.bb(?:append)?$/, '')
      .split('_')[0] ?? ''
  );
}
