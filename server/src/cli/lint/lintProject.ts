/** The project around the paths that are to be linted, and the findings in its files. */
import { runAtOnce } from '../../base/pacer';
import { type Diagnostic, diagnostics } from '../../features/diagnostics';
import { EvaluatedProject, withoutRepetition } from '../../features/diagnostics/evaluatedProject';
import { isForeign } from '../../features/diagnostics/foreignText';
import { nodeFiles } from '../../host/nodeFiles';
import { nodeHost } from '../../host/nodeHost';
import type { ReleaseName } from '../../knowledge/release';
import { evaluationRequest, singleFileRequest } from '../../lsp/evaluationRequest';
import { pathInLayers } from '../../lsp/layerPaths';
import { ProjectTrees } from '../../lsp/projectTrees';
import type { ConfigurationRequest } from '../../project/evaluation/configuration';
import { Evaluator } from '../../project/evaluation/evaluator';
import { isFile, isFolder } from '../../project/files';
import { ProjectIndex } from '../../project/index/projectIndex';
import type { ProjectSnapshot } from '../../project/index/projectSnapshot';
import { baseName, folderOf, isBelow } from '../../project/paths';
import { readProblem } from '../../project/readFile';
import { CodeChecker } from '../../syntax/bitbake/codeProblems';
import { dialectOf } from '../../syntax/bitbake/dialect';
import { splitWords } from '../../syntax/bitbake/text';
import type { SyntaxTree } from '../../syntax/bitbake/tree';

export interface ProjectPaths {
  /** Absolute, with `/`. */
  readonly paths: readonly string[];
  /** Where none is named, the one that a path lies in. */
  readonly buildFolder: string | undefined;
  /** Takes the place of the release that the layers are written for. */
  readonly release: ReleaseName | undefined;
}

export class LintProject {
  readonly #paths: readonly string[];
  readonly #release: ReleaseName | undefined;
  readonly #snapshot: ProjectSnapshot;
  readonly #trees = new ProjectTrees(nodeFiles, (path) => this.#fixed.get(path));
  /** The trees of files as fixes have left them. */
  readonly #fixed = new Map<string, SyntaxTree>();
  readonly #code = new CodeChecker();
  readonly #evaluator: Evaluator;
  readonly #evaluated: EvaluatedProject;

  constructor({ paths, buildFolder, release }: ProjectPaths) {
    this.#paths = paths;
    this.#release = release;
    const folders = paths.filter((path) => isFolder(nodeFiles, path));
    const openFiles = paths.filter((path) => !folders.includes(path));
    const build = buildFolder ?? paths.map(buildFolderAround).find((folder) => folder !== undefined);
    const index = new ProjectIndex(nodeFiles, { readsOnDemand: folders.length === 0 });
    const work = index.build({ workspaceFolders: folders, buildFolder: build, openFiles });
    this.#snapshot = runAtOnce(work);
    this.#evaluator = this.#newEvaluator(requestFor(this.#snapshot));
    this.#evaluated = new EvaluatedProject({
      snapshot: this.#snapshot,
      trees: this.#trees,
      evaluator: this.#evaluator,
      configurationFile: (path) => this.#newEvaluator(singleFileRequest(path, this.#snapshot.searchPath)).configuration,
      evaluatedPath: (path) => pathInLayers(path, this.#layerFolders) ?? path,
      release,
      severities: {},
    });
  }

  #newEvaluator(request: ConfigurationRequest): Evaluator {
    return new Evaluator({ reader: nodeFiles, trees: this.#trees, host: nodeHost }, request);
  }

  /** As the configuration names them. */
  get #layerFolders(): readonly string[] {
    const layers = this.#evaluator.configuration.variable('BBLAYERS');
    return layers.kind === 'known' ? splitWords(layers.text) : this.#snapshot.layers.map(({ root }) => root);
  }

  /** The files named, and the BitBake files in the folders named, each once and in order. */
  files(): readonly string[] {
    const found = new Set<string>();
    for (const path of this.#paths) {
      if (isFolder(nodeFiles, path)) for (const file of this.#filesBelow(path)) found.add(file);
      else found.add(path);
    }
    return [...found];
  }

  #filesBelow(folder: string): readonly string[] {
    const below = [...this.#snapshot.files()].map(({ path }) => path).filter((path) => isBelow(path, folder));
    return below.filter((path) => !this.#isForeign(path)).sort();
  }

  /** Who names such a file means it. */
  #isForeign(path: string): boolean {
    const dialect = dialectOf(path);
    if (dialect !== 'conf' && dialect !== 'include') return false;
    const read = this.#trees.read(path);
    return read.kind === 'tree' && isForeign(read.tree);
  }

  /** The text of a file with its findings, or why there is none. */
  lint(path: string): LintAnswer {
    const read = this.#trees.read(path);
    if (read.kind === 'tree') return { kind: 'linted', ...this.#lintTree(path, read.tree) };
    if (read.kind === 'notUtf8') return { kind: 'notUtf8', line: read.line };
    return { kind: 'unread', why: read.kind === 'missing' ? 'no such file' : readProblem(read) };
  }

  /**
   * What the recipes that were looked at have to be mended in files that were not: what they include from their own layer, the configuration of
   * the build folder. By path.
   */
  elsewhere(looked: readonly string[]): ReadonlyMap<string, readonly Diagnostic[]> {
    const here = new Set(looked);
    const recipes = looked.filter((path) => dialectOf(path) === 'recipe');
    const found = recipes.flatMap((recipe) =>
      this.#evaluated
        .recipesFor(recipe)
        .flatMap((path) => this.#evaluated.findingsOfRecipe(path))
        .filter(({ path }) => !here.has(path) && this.#belongsTo(path, recipe)),
    );
    const byPath = new Map<string, Diagnostic[]>();
    for (const finding of withoutRepetition(found)) {
      byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]);
    }
    return byPath;
  }

  #belongsTo(path: string, recipe: string): boolean {
    const { build } = this.#snapshot;
    if (build && isBelow(path, build.path)) return true;
    const layer = this.#snapshot.layerOf(recipe);
    return isBelow(path, layer?.root ?? folderOf(recipe));
  }

  /** The text of a file; empty where there is none. */
  textOf(path: string): string {
    const read = this.#trees.read(path);
    return read.kind === 'tree' ? read.tree.text : '';
  }

  /** The same after a fix has given the file another text. */
  lintFixed(path: string, tree: SyntaxTree): LintedText {
    this.#fixed.set(path, tree);
    this.#evaluator.changed(path);
    return this.#lintTree(path, tree);
  }

  #lintTree(path: string, tree: SyntaxTree): LintedText {
    const found = diagnostics(
      this.#snapshot,
      { path, tree },
      {
        release: this.#release,
        code: this.#code,
        resolution: { lookup: this.#snapshot, trees: this.#trees },
        evaluated: this.#evaluated.findingsIn(path),
      },
    );
    return { tree, diagnostics: found };
  }
}

/** The build folder that a path is, or is the configuration of. */
function buildFolderAround(path: string): string | undefined {
  return [path, path.replace(/\/conf(?:\/[^/]+)?$/, '')].find((folder) =>
    isFile(nodeFiles, `${folder}/conf/bblayers.conf`),
  );
}

export interface LintedText {
  readonly tree: SyntaxTree;
  readonly diagnostics: readonly Diagnostic[];
}

export type LintAnswer =
  | ({ readonly kind: 'linted' } & LintedText)
  /** `line` counts from 0. */
  | { readonly kind: 'notUtf8'; readonly line: number }
  | { readonly kind: 'unread'; readonly why: string };

/** Loose files are evaluated together, as if they were a layer with its configuration. */
function requestFor(snapshot: ProjectSnapshot): ConfigurationRequest {
  const request = evaluationRequest(snapshot, {}, nodeFiles);
  if (!request.withoutCore || snapshot.build || snapshot.layers.length > 0) return request;
  const paths = Array.from(snapshot.files(), ({ path }) => path);
  const loose = {
    searchPath: snapshot.searchPath,
    recipes: paths.filter((path) => /\.bb(?:append)?$/.test(path)),
    configuration: paths.filter((path) => baseName(path) === 'local.conf'),
  };
  return { ...request, loose };
}
