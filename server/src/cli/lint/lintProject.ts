/** The project around the paths that are to be linted, and the findings in its files. */
import { runAtOnce } from '../../base/pacer';
import { diagnostics } from '../../features/diagnostics';
import { configFileDiagnostics } from '../../features/diagnostics/configFiles';
import type { Diagnostic, DiagnosticOptions } from '../../features/diagnostics/diagnostic';
import { EvaluatedProject, withoutRepetition } from '../../features/diagnostics/evaluatedProject';
import { isForeign } from '../../features/diagnostics/foreignText';
import { utf16Finding } from '../../features/diagnostics/utf16Files';
import { unsuppressed } from '../../features/suppressions';
import { canHoldConfiguration } from '../../formats/writtenFiles/ofScript';
import { nodeFiles } from '../../host/nodeFiles';
import { nodeHost } from '../../host/nodeHost';
import { configFilesBelow } from '../../lsp/configFilesBelow';
import { evaluationRequest, singleFileRequest } from '../../lsp/evaluationRequest';
import { pathInLayers } from '../../lsp/layerPaths';
import { ProjectTrees } from '../../lsp/projectTrees';
import type { ConfigurationRequest } from '../../project/evaluation/configuration';
import { Evaluator } from '../../project/evaluation/evaluator';
import { type FileReader, isFile, isFolder } from '../../project/files';
import { type IndexCopy, ProjectIndex } from '../../project/index/projectIndex';
import type { ProjectSnapshot } from '../../project/index/projectSnapshot';
import { snapshotOnDemand } from '../../project/index/snapshotOnDemand';
import type { DiscoveryRequest } from '../../project/layers/discoverLayers';
import { baseName, folderOf, isBelow } from '../../project/paths';
import { readFile, readProblem, type Unread } from '../../project/readFile';
import { withRememberedLists } from '../../project/rememberedLists';
import { CodeChecker } from '../../syntax/bitbake/codeProblems';
import { dialectByName, dialectOf } from '../../syntax/bitbake/dialect';
import { parse } from '../../syntax/bitbake/parse';
import { splitWords } from '../../syntax/bitbake/text';
import type { SyntaxTree } from '../../syntax/bitbake/tree';

export interface ProjectPaths {
  /** Absolute, with `/`. */
  readonly paths: readonly string[];
  /** Where none is named, the one that a path lies in. */
  readonly buildFolder: string | undefined;
  /** How a file is checked. */
  readonly optionsFor: (path: string) => Pick<DiagnosticOptions, 'release' | 'severities'>;
  /** What another thread has read of the same project; read here without it. */
  readonly indexCopy?: IndexCopy | undefined;
}

export class LintProject {
  readonly #paths: readonly string[];
  readonly #optionsFor: ProjectPaths['optionsFor'];
  /** Undefined where only files are named: few others are looked at for them. */
  readonly #index: ProjectIndex | undefined;
  readonly #snapshot: ProjectSnapshot;
  readonly #files = withRememberedLists(nodeFiles);
  readonly #trees = new ProjectTrees(nodeFiles, (path) => this.#fixed.get(path));
  /** The trees of files as fixes have left them. */
  readonly #fixed = new Map<string, SyntaxTree>();
  readonly #code = new CodeChecker();
  readonly #evaluator: Evaluator;
  readonly #evaluated: EvaluatedProject;

  constructor({ paths, buildFolder, optionsFor, indexCopy }: ProjectPaths) {
    this.#paths = paths;
    this.#optionsFor = optionsFor;
    const request = discoveryRequest(paths, buildFolder);
    this.#index = indexCopy ? ProjectIndex.fromCopy(indexCopy, this.#files) : indexOf(request, this.#files);
    this.#snapshot = this.#index?.snapshot ?? snapshotOnDemand(request, this.#files);
    this.#evaluator = this.#newEvaluator(requestFor(this.#snapshot));
    this.#evaluated = new EvaluatedProject({
      snapshot: this.#snapshot,
      trees: this.#trees,
      evaluator: this.#evaluator,
      configurationFile: (path) => this.#newEvaluator(singleFileRequest(path, this.#snapshot.searchPath)).configuration,
      evaluatedPath: (path) => pathInLayers(path, this.#layerFolders) ?? path,
      releaseOf: (path) => optionsFor(path).release,
      severitiesOf: (path) => optionsFor(path).severities ?? {},
    });
  }

  /** What was read of the project, for another thread; undefined where it is read as it is needed. */
  get indexCopy(): IndexCopy | undefined {
    return this.#index?.copy();
  }

  #newEvaluator(request: ConfigurationRequest): Evaluator {
    return new Evaluator({ reader: this.#files, trees: this.#trees, host: nodeHost }, request);
  }

  /** As the configuration names them. */
  get #layerFolders(): readonly string[] {
    const layers = this.#evaluator.configuration.variable('BBLAYERS');
    return layers.kind === 'known' ? splitWords(layers.text) : this.#snapshot.layers.map(({ root }) => root);
  }

  /** The files named; and in the folders named BitBake's files and the configuration files of runtimes; each once and in order. */
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
    const others = configFilesBelow(folder, this.#snapshot.layers, this.#files);
    const files = [
      ...below.filter((path) => !this.#isForeign(path)),
      ...others.filter((path) => this.#lintConfigFile(path) !== undefined),
    ];
    return files.sort();
  }

  /** Who names such a file means it. */
  #isForeign(path: string): boolean {
    const dialect = dialectOf(path);
    if ((dialect !== 'conf' && dialect !== 'include') || this.#snapshot.recipesReading(path).length > 0) return false;
    const read = this.#trees.read(path);
    return read.kind === 'tree' && isForeign(read.tree);
  }

  /** The text of a file with its findings, or why there is none. */
  lint(path: string): LintAnswer {
    const config = this.#lintConfigFile(path);
    if (config) return config;
    if (!dialectOf(path))
      return { kind: 'unread', why: 'no configuration file that metavirt knows, and no script that writes one' };
    const read = this.#trees.read(path);
    if (read.kind === 'tree') return { kind: 'linted', ...this.#lintTree(path, read.tree) };
    return read.kind === 'missing' ? { kind: 'unread', why: 'no such file' } : unread(read);
  }

  /** Undefined where it is none for certain: `.conf` is an ending of BitBake's files too. */
  #lintConfigFile(path: string): LintAnswer | undefined {
    if (!canHoldConfiguration(path) || this.#snapshot.file(path)) return undefined;
    const read = readFile(path, nodeFiles);
    if (read.kind === 'notUtf8') {
      const finding = utf16Finding(this.#snapshot, path, nodeFiles);
      return finding && { kind: 'linted', text: '', diagnostics: [finding] };
    }
    if (read.kind !== 'text') return undefined;
    const found = this.#configFindings(path, read.text);
    return found && { kind: 'linted', text: read.text, diagnostics: found };
  }

  #configFindings(path: string, text: string): readonly Diagnostic[] | undefined {
    return configFileDiagnostics(this.#snapshot, path, text, this.#optionsFor(path));
  }

  /**
   * What is to be mended for the recipes that were looked at in files that are not among `all`: in what they include from their own layer, in the
   * configuration of the build folder. Also in configuration among `all`, which by itself is tried with a few recipes only. By path.
   */
  elsewhere(looked: readonly string[], all: readonly string[]): ReadonlyMap<string, readonly Diagnostic[]> {
    const here = new Set(all);
    const recipes = looked.filter((path) => dialectOf(path) === 'recipe');
    const found = recipes.flatMap((recipe) =>
      this.#evaluated
        .recipesFor(recipe)
        .flatMap((path) => this.#evaluated.findingsOfRecipe(path))
        .filter(({ path }) => (!here.has(path) || dialectOf(path) === 'conf') && this.#belongsTo(path, recipe)),
    );
    const byPath = new Map<string, Diagnostic[]>();
    for (const finding of withoutRepetition(found)) {
      byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]);
    }
    return new Map([...byPath].map(([path, findings]) => [path, this.#unsuppressed(path, findings)]));
  }

  #unsuppressed(path: string, findings: readonly Diagnostic[]): readonly Diagnostic[] {
    const read = this.#trees.read(path);
    return read.kind === 'tree' ? unsuppressed(findings, read.tree) : findings;
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
  lintFixed(path: string, text: string): LintedText {
    const found =
      canHoldConfiguration(path) && !this.#snapshot.file(path) ? this.#configFindings(path, text) : undefined;
    if (found) return { text, diagnostics: found };
    const tree = parse(text, dialectByName(path));
    this.#fixed.set(path, tree);
    this.#evaluator.changed(path);
    return this.#lintTree(path, tree);
  }

  #lintTree(path: string, tree: SyntaxTree): LintedText {
    const file = { path, tree };
    const found = diagnostics(this.#snapshot, file, {
      ...this.#optionsFor(path),
      code: this.#code,
      resolution: { lookup: this.#snapshot, trees: this.#trees },
      evaluated: this.#evaluated.findingsIn(path),
      idle: this.#evaluated.idleStatementsIn(file),
      complete: this.#evaluated.completeIn(path),
    });
    return { text: tree.text, diagnostics: found };
  }
}

function discoveryRequest(paths: readonly string[], chosenBuild: string | undefined): DiscoveryRequest {
  const workspaceFolders = paths.filter((path) => isFolder(nodeFiles, path));
  const openFiles = paths.filter((path) => !workspaceFolders.includes(path));
  const buildFolder = chosenBuild ?? paths.map(buildFolderAround).find((folder) => folder !== undefined);
  return { workspaceFolders, buildFolder, openFiles };
}

function indexOf(request: DiscoveryRequest, reader: FileReader): ProjectIndex | undefined {
  if (request.workspaceFolders.length === 0) return undefined;
  const index = new ProjectIndex(reader);
  runAtOnce(index.build(request));
  return index;
}

/** The build folder that a path is, or is the configuration of. */
function buildFolderAround(path: string): string | undefined {
  return [path, path.replace(/\/conf(?:\/[^/]+)?$/, '')].find((folder) =>
    isFile(nodeFiles, `${folder}/conf/bblayers.conf`),
  );
}

export interface LintedText {
  readonly text: string;
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

function unread(read: Unread): LintAnswer {
  return read.kind === 'notUtf8' ? { kind: 'notUtf8', line: read.line } : { kind: 'unread', why: readProblem(read) };
}
