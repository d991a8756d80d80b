/** Evaluates the configuration once and recipes on top of it as they are asked for, and remembers both until something changes. */
import { createBudget } from '../../python/run';
import { type PyValue, Unknown } from '../../python/value';
import type { FileReader } from '../files';
import { appliesTo } from '../index/appendPattern';
import { baseName } from '../paths';
import type { TreeSource } from '../resolution/lookup';
import { CompiledSources } from './compiledSources';
import { type ConfigurationRequest, evaluateConfiguration } from './configuration';
import { EvaluatedMetadata, type VariableValue } from './evaluatedMetadata';
import type { Evaluation, EvaluationEnvironment } from './evaluation';
import { KnownPaths } from './fileSearch';
import { LayerFiles } from './layerFiles';
import { hostFacts, type MachineFacts } from './machineFacts';
import { MetadataPython } from './metadataPython';
import { ModuleLoader } from './moduleLoader';
import { evaluateRecipe, type RecipeVariant, variantsIn } from './recipe';
import { collectRecipeFiles, type RecipeFiles } from './recipeFiles';
import { ScriptSource } from './scriptSource';

/** What the configuration may cost: some times what that of the largest layers costs. */
const CONFIGURATION_STEPS = 20_000_000;

/**
 * What a recipe may cost, all its values included and but for what the length of its text allows: some 50 ms of a 3 GHz core. A usual recipe
 * takes 60,000, an image 200,000 and is allowed as much again as its classes are long.
 */
const RECIPE_STEPS = 240_000;

/** How many evaluated recipes are kept: all of a layer. */
const RECIPE_LIMIT = 250;

export interface EvaluatorPlace {
  readonly reader: FileReader;
  /** Open documents as they are typed, other files as they are on disk. */
  readonly trees: TreeSource;
  readonly host: MachineFacts;
}

export class Evaluator {
  readonly #place: EvaluatorPlace;
  readonly #request: ConfigurationRequest;
  readonly #environment: EvaluationEnvironment;
  #configuration: { readonly evaluation: Evaluation; readonly metadata: EvaluatedMetadata } | undefined;
  #recipeFiles: RecipeFiles | undefined;
  /** By path and variant, the least recently used first. */
  readonly #recipes = new Map<string, EvaluatedMetadata>();

  constructor(place: EvaluatorPlace, request: ConfigurationRequest) {
    this.#place = place;
    this.#request = request;
    const { reader, trees, host } = place;
    const paths = new KnownPaths(reader);
    const files = new LayerFiles(reader, paths);
    this.#environment = {
      scripts: new ScriptSource(trees),
      paths,
      files,
      host: hostFacts(host),
      sources: new CompiledSources(),
    };
  }

  /** Whether the configuration is evaluated already. */
  get isReady(): boolean {
    return this.#configuration !== undefined;
  }

  /** The configuration that all recipes start from. */
  get configuration(): EvaluatedMetadata {
    return this.#configured.metadata;
  }

  /** The recipes and appends that BBFILES takes in. */
  get recipeFiles(): RecipeFiles {
    this.#recipeFiles ??= collectRecipeFiles(this.#configured.evaluation, this.#place.reader);
    return this.#recipeFiles;
  }

  /** A recipe with its appends; with `variant` the one that BBCLASSEXTEND makes of it, such as `native`. */
  recipe(path: string, variant?: string): EvaluatedMetadata {
    const key = variant === undefined ? path : `${variant}:${path}`;
    const known = this.#recipes.get(key);
    this.#recipes.delete(key);
    const metadata = known ?? this.#evaluate(path, variant);
    this.#recipes.set(key, metadata);
    if (this.#recipes.size > RECIPE_LIMIT) {
      for (const oldest of this.#recipes.keys()) {
        this.#recipes.delete(oldest);
        break;
      }
    }
    return metadata;
  }

  /** The variants that BBCLASSEXTEND gives a recipe. */
  variants(path: string): readonly string[] {
    const extended = this.recipe(path).variable('BBCLASSEXTEND');
    return extended.kind === 'known' ? variantsIn(extended.text) : [];
  }

  /** A file was changed, made or deleted: what depends on it is evaluated again when it is asked for. */
  changed(path: string): void {
    this.#environment.paths.forget(path);
    this.#environment.files.forget(path);
    if (this.#configuration?.metadata.dependencies.has(path)) {
      this.#configuration = undefined;
      this.#recipeFiles = undefined;
      this.#recipes.clear();
      return;
    }
    if (/\.bb(?:append)?$/.test(path) && !this.#environment.scripts.knows(path)) this.#recipeFiles = undefined;
    for (const [key, metadata] of this.#recipes) {
      if (metadata.dependencies.has(path) || mayExtend(path, key)) this.#recipes.delete(key);
    }
  }

  get #configured(): { readonly evaluation: Evaluation; readonly metadata: EvaluatedMetadata } {
    if (!this.#configuration) {
      const budget = createBudget(CONFIGURATION_STEPS);
      const modules = new ModuleLoader(
        this.#place.reader,
        this.#environment.files,
        this.#environment.host,
        this.#environment.sources,
      );
      const evaluation = evaluateConfiguration(this.#request, this.#environment, new MetadataPython(modules, budget));
      this.#configuration = { evaluation, metadata: new EvaluatedMetadata(evaluation, undefined, []) };
    }
    return this.#configuration;
  }

  #variantOf(path: string, name: string | undefined): RecipeVariant | undefined {
    if (name === undefined) return undefined;
    const recipe = this.recipe(path);
    return {
      name,
      recipeName: pythonValueOf(recipe.variable('PN')),
      extensions: pythonValueOf(recipe.variable('BBCLASSEXTEND')),
    };
  }

  #evaluate(path: string, variant: string | undefined): EvaluatedMetadata {
    const { evaluation: configuration } = this.#configured;
    const request = {
      path,
      appends: this.recipeFiles.appendsOf(path),
      layerName: this.recipeFiles.collectionOf(path)?.name,
      multiconfig: this.#request.multiconfig,
    };
    const python = configuration.python.child(createBudget(RECIPE_STEPS));
    const globalClasses = configuration.inheritedClasses;
    const { evaluation, skipped, exhausted } = evaluateRecipe(
      request,
      configuration,
      python,
      this.#variantOf(path, variant),
    );
    return new EvaluatedMetadata(evaluation, skipped, globalClasses, exhausted);
  }
}

/** Whether the file is an append of the recipe, which may be new. */
function mayExtend(path: string, recipe: string): boolean {
  return path.endsWith('.bbappend') && appliesTo(baseName(path), baseName(recipe));
}

function pythonValueOf(value: VariableValue): PyValue {
  switch (value.kind) {
    case 'known':
      return value.text;
    case 'unset':
      return null;
    case 'unknown':
      return new Unknown(value.why);
    case 'failed':
      return new Unknown('could not be worked out');
  }
}
