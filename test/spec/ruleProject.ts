/** A small project for rules that look at values: one layer, a build folder if the files bring one, and nothing or the layers of `evaluated/` beside it. */
import { runAtOnce } from '../../server/src/base/pacer';
import { diagnostics } from '../../server/src/features/diagnostics';
import { configFileDiagnostics } from '../../server/src/features/diagnostics/configFiles';
import type { Diagnostic } from '../../server/src/features/diagnostics/diagnostic';
import { EvaluatedProject } from '../../server/src/features/diagnostics/evaluatedProject';
import { type Profile, severitiesFor } from '../../server/src/features/settingsFile/settings';
import { canBeConfigFile } from '../../server/src/formats/formatOf';
import { type ReleaseName, releases } from '../../server/src/knowledge/release';
import { evaluationRequest, singleFileRequest } from '../../server/src/lsp/evaluationRequest';
import { ProjectTrees } from '../../server/src/lsp/projectTrees';
import type { ConfigurationRequest } from '../../server/src/project/evaluation/configuration';
import { Evaluator } from '../../server/src/project/evaluation/evaluator';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import { dialectByName, dialectOf } from '../../server/src/syntax/bitbake/dialect';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { MemoryFiles } from '../unit/project/memoryFiles';
import { builder, writeEvaluatedLayers } from './evaluatedProject';

const layer = '/project/meta-mine';
const build = '/project/build';

export interface RuleProjectOptions {
  readonly release: ReleaseName;
  /** Whether a core layer and meta-virtualization, of a few lines each, are there. */
  readonly besideLayers: boolean;
  readonly profile: Profile;
}

/** The findings in each file, by its path as the project is given it. */
export function findingsIn(
  files: ReadonlyMap<string, string>,
  { release, besideLayers, profile }: RuleProjectOptions,
): ReadonlyMap<string, readonly Diagnostic[]> {
  const severities = severitiesFor({ rules: {}, overrides: [] }, '', { profile });
  const memory = new MemoryFiles();
  const series = releases.find(({ name }) => name === release)?.layerSeries[0] ?? release;
  if (besideLayers) writeEvaluatedLayers(memory, '/project', series);
  memory.write(`${layer}/conf/layer.conf`, layerConfiguration(series));
  for (const [path, text] of files) memory.write(placeOf(path), text);
  const hasBuild = [...files.keys()].some(isOfBuild);
  if (hasBuild && !files.has('conf/bblayers.conf')) memory.write(`${build}/conf/bblayers.conf`, bblayers(besideLayers));
  const index = new ProjectIndex(memory);
  const buildFolder = hasBuild ? build : undefined;
  const snapshot = runAtOnce(index.build({ workspaceFolders: ['/project'], buildFolder, openFiles: [] }));
  const trees = new ProjectTrees(memory, () => undefined);
  const newEvaluator = (request: ConfigurationRequest): Evaluator =>
    new Evaluator({ reader: memory, trees, host: builder }, request);
  const evaluated = new EvaluatedProject({
    snapshot,
    trees,
    evaluator: newEvaluator(evaluationRequest(snapshot, {}, memory)),
    configurationFile: (path) => newEvaluator(singleFileRequest(path, snapshot.searchPath)).configuration,
    evaluatedPath: (path) => path,
    releaseOf: () => release,
    severitiesOf: () => severities,
  });
  const findings = [...files].map(([path, text]) => {
    const inConfigFile = configFileDiagnostics(snapshot, placeOf(path), text, { release, severities });
    const isOther = canBeConfigFile(placeOf(path)) || dialectOf(placeOf(path)) === undefined;
    if (inConfigFile || isOther) return [path, inConfigFile ?? []] as const;
    const file = { path: placeOf(path), tree: parse(text, dialectByName(path)) };
    const options = {
      release,
      severities,
      evaluated: evaluated.findingsIn(file.path),
      idle: evaluated.idleStatementsIn(file),
      complete: evaluated.completeIn(file.path),
    };
    return [path, diagnostics(snapshot, file, options)] as const;
  });
  return new Map(findings);
}

/** Where a file of the project lies: what is the user's own configuration in the build folder, all else in the layer. */
function placeOf(path: string): string {
  if (path.startsWith('meta')) return `/project/${path}`;
  return isOfBuild(path) ? `${build}/${path}` : `${layer}/${path}`;
}

function isOfBuild(path: string): boolean {
  return /^conf\/(?:[a-z]+\.conf$|multiconfig\/)/.test(path) && path !== 'conf/layer.conf';
}

function bblayers(besideLayers: boolean): string {
  const layers = besideLayers ? ['meta', 'meta-virtualization', 'meta-mine'] : ['meta-mine'];
  return `BBPATH = "\${TOPDIR}"\nBBFILES ?= ""\nBBLAYERS = "${layers.map((name) => `/project/${name}`).join(' ')}"\n`;
}

function layerConfiguration(series: string): string {
  return [
    'BBPATH .= ":$LAYERDIR"',
    'BBFILES += "$LAYERDIR/recipes*/*.bb $LAYERDIR/recipes*/*.bbappend $LAYERDIR/recipes*/*/*.bb $LAYERDIR/recipes*/*/*.bbappend"',
    'BBFILE_COLLECTIONS += "mine"',
    'BBFILE_PATTERN_mine = "^$LAYERDIR/"',
    'BBFILE_PRIORITY_mine = "9"',
    `LAYERSERIES_COMPAT_mine = "${series}"`,
    '',
  ]
    .join('\n')
    .replaceAll('$LAYERDIR', '$' + '{LAYERDIR}');
}
