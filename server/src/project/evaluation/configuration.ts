/**
 * The configuration that all recipes start from: `bblayers.conf`, each `layer.conf`, `bitbake.conf` with the machine, distro and local
 * configuration it includes, and the classes that INHERIT names.
 */
import { Unknown } from '../../python/value';
import { splitWords } from '../../syntax/bitbake/text';
import { runCoreStandIn } from './coreStandIn';
import { Evaluation, type EvaluationEnvironment } from './evaluation';
import { fireEvent } from './events';
import { searchAlong } from './fileSearch';
import { inherit } from './inherit';
import type { MetadataPython } from './metadataPython';
import { runFile } from './runFile';
import type { Step } from './steps';

export interface ConfigurationRequest {
  /** TOPDIR. Its `conf/bblayers.conf` names the layers, unless they are given. */
  readonly topFolder: string;
  /** The folders of the layers, in BitBake's order, where there is no build folder. */
  readonly layers: readonly string[] | undefined;
  /** Values that count whatever the files assign: MACHINE, DISTRO. */
  readonly chosen: ReadonlyMap<string, string>;
  /** Empty for the default configuration. */
  readonly multiconfig: string;
  /** Whether to go on without a core layer, with what `coreStandIn.ts` holds in its place. */
  readonly withoutCore?: boolean;
  /** Files that belong to no layer, where there is no core layer either. */
  readonly loose?: LooseFiles;
  /** For files outside of all layers: what there is instead of a configuration. */
  readonly bare?: BareConfiguration;
}

export interface LooseFiles {
  /** Folders with `classes` or `conf` in them, or with the files themselves. */
  readonly searchPath: readonly string[];
  /** Recipes and appends. */
  readonly recipes: readonly string[];
  /** What users write their settings into: `local.conf`. */
  readonly configuration: readonly string[];
}

export interface BareConfiguration {
  /** BBPATH. */
  readonly searchPath: readonly string[];
  /** Configuration files, in the order in which they count. */
  readonly files: readonly string[];
}

/** Never throws on what the files hold: what BitBake would stop at is among the messages. */
export function evaluateConfiguration(
  request: ConfigurationRequest,
  environment: EvaluationEnvironment,
  python: MetadataPython,
): Evaluation {
  const base = new Evaluation(environment, python, undefined);
  if (request.bare) return evaluateBare(request.bare, request.topFolder, base);
  takeOverEnvironment(base);
  base.store.setInternal('BB_ORIGENV', new Unknown('depends on the environment in which BitBake is started'));
  base.store.setVar('BBPATH', request.topFolder);
  base.store.setInternal('__bbclasstype', 'global');
  base.store.setVar('BB_CURRENT_MC', request.multiconfig);
  base.store.setVar('TOPDIR', request.topFolder);
  base.store.setVar('PWD', request.topFolder);
  environment.files.addBuildFolder(request.topFolder);
  for (const [name, value] of request.chosen) base.choose(name, value);
  const evaluation = withLayers(request, base);
  const { store } = evaluation;
  addLibrariesOfOld(evaluation);
  if (store.getVar('BB_CACHEDIR') === null) store.setVar('BB_CACHEDIR', '${TOPDIR}/cache');
  if (request.withoutCore) evaluateWithoutCore(request.loose, evaluation);
  else if (readMainConfiguration(evaluation)) inheritGlobalClasses(request.topFolder, evaluation);
  store.setVar('BBINCLUDED', [...evaluation.dependencies].join(' '));
  store.setVar('BBFILES_PRIORITIZED', new Unknown('lists all recipes of the layers'));
  fireEvent('ConfigParsed', evaluation);
  store.setInternal('__bbclasstype', 'recipe');
  store.flatten();
  return evaluation;
}

function evaluateWithoutCore(loose: LooseFiles | undefined, evaluation: Evaluation): void {
  const { store, environment } = evaluation;
  if (loose) {
    store.setVar('BBPATH', loose.searchPath.join(':'));
    store.setVar('BBFILES', loose.recipes.join(' '));
    for (const folder of loose.searchPath) environment.files.addRoot(folder);
  }
  runCoreStandIn(evaluation);
  for (const file of loose?.configuration ?? []) {
    if (!evaluation.dependencies.has(file)) runFile(file, evaluation);
  }
}

function evaluateBare({ searchPath, files }: BareConfiguration, topFolder: string, evaluation: Evaluation): Evaluation {
  const { store, environment } = evaluation;
  store.setVar('TOPDIR', topFolder);
  store.setVar('BBPATH', searchPath.join(':'));
  store.setInternal('__bbclasstype', 'recipe');
  for (const folder of searchPath) environment.files.addRoot(folder);
  for (const file of files) runFile(file, evaluation);
  return evaluation;
}

/** What BitBake hands on from the environment in which it is started. */
function takeOverEnvironment({ store, environment }: Evaluation): void {
  for (const name of ['BB_ENV_PASSTHROUGH_ADDITIONS', 'HOME', 'LOGNAME', 'PATH', 'SHELL', 'USER']) {
    store.setVar(name, environment.host.environmentVariable(name));
    store.setInternalFlags(name, { export: true });
  }
}

/** The releases before honister that anybody still has. */
const writtenInOldSyntax: ReadonlySet<string> = new Set(['dunfell', 'gatesgarth', 'hardknott']);

function withLayers(request: ConfigurationRequest, base: Evaluation): Evaluation {
  const { paths } = base.environment;
  const bblayers = `${request.topFolder}/conf/bblayers.conf`;
  if (request.layers) base.store.setVar('BBLAYERS', request.layers.join(' '));
  else if (paths.isFile(bblayers)) runFile(bblayers, base);
  else base.error(`There is no ${bblayers}: BitBake knows no layers.`);
  const named = base.store.getVar('BBLAYERS');
  const evaluation = base.continued();
  readLayers(typeof named === 'string' ? splitWords(named) : [], evaluation);
  return evaluation;
}

function readLayers(folders: readonly string[], evaluation: Evaluation): void {
  const { store, environment } = evaluation;
  const series = new Map<string, ReadonlySet<string>>();
  let coreSeries: ReadonlySet<string> | undefined;
  for (const written of folders) {
    const folder = written.length > 1 ? written.replace(/\/+$/, '') : written;
    if (!environment.paths.isFolder(folder)) {
      evaluation.error(`The layer ${folder} does not exist: check BBLAYERS.`);
      continue;
    }
    const layerConf = `${folder}/conf/layer.conf`;
    if (!environment.paths.isFile(layerConf)) {
      evaluation.error(`The layer ${folder} has no conf/layer.conf.`);
      continue;
    }
    environment.files.addRoot(folder);
    store.setVar('LAYERDIR', folder);
    store.setVar('LAYERDIR_RE', folder.replace(/[^A-Za-z0-9_]/g, escaped));
    runFile(layerConf, evaluation);
    store.replaceReference('LAYERDIR');
    store.replaceReference('LAYERDIR_RE');
    for (const collection of wordsOf('BBFILE_COLLECTIONS', evaluation)) {
      const compatible = wordsOf(`LAYERSERIES_COMPAT_${collection}`, evaluation);
      if (compatible.length === 0) continue;
      series.set(collection, new Set(compatible));
      // A layer shall say itself what it works with: it does not see what others say.
      store.delVar(`LAYERSERIES_COMPAT_${collection}`);
    }
    if (coreSeries === undefined || coreSeries.size === 0) {
      coreSeries = new Set(wordsOf('LAYERSERIES_CORENAMES', evaluation));
      if (coreSeries.size > 0) store.delVar('LAYERSERIES_CORENAMES');
    }
  }
  const coreBase = store.getVar('COREBASE');
  if (typeof coreBase === 'string') environment.files.addRoot(`${coreBase}/scripts`);
  store.delVar('LAYERDIR_RE');
  store.delVar('LAYERDIR');
  for (const [collection, names] of series) {
    store.setVar(`LAYERSERIES_COMPAT_${collection}`, [...names].sort().join(' '));
  }
  addDynamicFiles(evaluation);
  checkSeries(series, coreSeries ?? new Set(), evaluation);
  if ([...(coreSeries ?? [])].some((name) => writtenInOldSyntax.has(name))) {
    evaluation.missing ??= 'it is written for a BitBake that takes FOO_append for FOO:append';
  }
  store.setVar('LAYERSERIES_CORENAMES', [...(coreSeries ?? [])].sort().join(' '));
}

/** BBFILES_DYNAMIC: files that count only if another layer is there, or is not. */
function addDynamicFiles(evaluation: Evaluation): void {
  const collections = new Set(wordsOf('BBFILE_COLLECTIONS', evaluation));
  for (const entry of wordsOf('BBFILES_DYNAMIC', evaluation)) {
    const colon = entry.indexOf(':');
    if (colon === -1) {
      evaluation.error(`BBFILES_DYNAMIC: ${entry} is not of the form COLLECTION:PATTERN or !COLLECTION:PATTERN.`);
      continue;
    }
    const isInverted = entry.startsWith('!');
    const collection = entry.slice(isInverted ? 1 : 0, colon);
    if (collections.has(collection) !== isInverted) {
      evaluation.store.setVar('BBFILES:append', ` ${entry.slice(colon + 1)}`, undefined, true);
    }
  }
}

function checkSeries(
  series: ReadonlyMap<string, ReadonlySet<string>>,
  coreSeries: ReadonlySet<string>,
  evaluation: Evaluation,
): void {
  for (const [collection, names] of series) {
    if ([...names].some((name) => coreSeries.has(name)) || coreSeries.size === 0) continue;
    evaluation.error(
      `The layer ${collection} works with ${[...names].join(' ')}, the core layer is ${[...coreSeries].join(' ')}: BitBake stops.`,
    );
  }
}

/** Reads `bitbake.conf`, and with it the machine's, the distro's and the user's configuration. False if no layer has it. */
function readMainConfiguration(evaluation: Evaluation): boolean {
  const { store, environment } = evaluation;
  const searchPath = store.getVar('BBPATH');
  const { found, attempts } = searchAlong(String(searchPath ?? ''), 'conf/bitbake.conf', environment.paths);
  for (const attempt of attempts) evaluation.dependsOn(attempt);
  if (found === undefined) {
    evaluation.error('No layer has a conf/bitbake.conf: the core layer, openembedded-core/meta, is missing.');
    return false;
  }
  nameDefaultMulticonfig(found, evaluation);
  runFile(found, evaluation);
  return true;
}

/**
 * BitBake has called the configuration without a name `default` up to walnascar. The core layer of that time requires the file of the
 * multiconfig whatever it is called.
 */
function nameDefaultMulticonfig(bitbakeConf: string, { store, environment }: Evaluation): void {
  const read = environment.scripts.read(bitbakeConf);
  const isRequired = (step: Step): boolean =>
    step.kind === 'require' && step.argument === 'conf/multiconfig/${BB_CURRENT_MC}.conf';
  if (store.getVar('BB_CURRENT_MC') !== '' || read.kind !== 'script' || !read.script.steps.some(isRequired)) return;
  store.setVar('BB_CURRENT_MC', 'default');
}

/** Before there was `addpylib`, openembedded-core itself made the library `oe` of every layer known to Python. */
function addLibrariesOfOld({ store, environment, python }: Evaluation): void {
  const searchPath = store.getVar('BBPATH');
  if (python.globals.has('oe') || typeof searchPath !== 'string') return;
  python.makeGlobal('sys');
  for (const folder of searchPath.split(':')) {
    if (environment.paths.isFolder(`${folder}/lib/oe`)) python.addLibrary(`${folder}/lib`, 'oe');
  }
}

function inheritGlobalClasses(topFolder: string, evaluation: Evaluation): void {
  const { store } = evaluation;
  const inherited = store.getVar('INHERIT');
  if (inherited instanceof Unknown) evaluation.missing ??= `depends on INHERIT, which ${inherited.why}`;
  for (const name of ['base', ...(typeof inherited === 'string' ? splitWords(inherited) : [])]) {
    const named = store
      .history('INHERIT')
      .findLast(({ text }) => typeof text === 'string' && splitWords(text).includes(name));
    const origin = named?.origin ?? { path: `${topFolder}/conf/local.conf`, line: 1 };
    evaluation.at(origin, () => evaluation.attempt(() => inherit(name, origin, evaluation)));
  }
}

/** As Python's `re.escape` does; a slash stands for itself. */
function escaped(character: string): string {
  return /[\s#$&()*+.?[\\\]^{|}~-]/.test(character) ? `\\${character}` : character;
}

function wordsOf(name: string, { store }: Evaluation): readonly string[] {
  const value = store.getVar(name);
  return typeof value === 'string' ? splitWords(value) : [];
}
