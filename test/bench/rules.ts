/** What the rules cost after an edit: those about one file, and those about values with the evaluation they need. */
import { performance } from 'node:perf_hooks';
import { runAtOnce } from '../../server/src/base/pacer';
import { diagnostics } from '../../server/src/features/diagnostics';
import { EvaluatedProject } from '../../server/src/features/diagnostics/evaluatedProject';
import { nodeFiles } from '../../server/src/host/nodeFiles';
import { nodeHost } from '../../server/src/host/nodeHost';
import { evaluationRequest, singleFileRequest } from '../../server/src/lsp/evaluationRequest';
import { ProjectTrees } from '../../server/src/lsp/projectTrees';
import type { ConfigurationRequest } from '../../server/src/project/evaluation/configuration';
import { Evaluator } from '../../server/src/project/evaluation/evaluator';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import { CodeChecker } from '../../server/src/syntax/bitbake/codeProblems';
import { reparse } from '../../server/src/syntax/bitbake/reparse';
import type { SyntaxTree } from '../../server/src/syntax/bitbake/tree';
import { median, rounded } from '../corpus/parseTimes';
import { seededRandom } from '../fuzz/random';
import { p95 } from './keystroke';

const recipeCount = 150;
const warmUpCount = 20;

/** Edits recipes of the last folder, one after the other: a line of each is changed and given back. */
export function ruleTimes(folders: readonly string[], buildFolder: string | undefined) {
  const index = new ProjectIndex(nodeFiles);
  runAtOnce(index.build({ workspaceFolders: folders, buildFolder, openFiles: [] }));
  const open = new Map<string, SyntaxTree>();
  const trees = new ProjectTrees(nodeFiles, (path) => open.get(path));
  const newEvaluator = (request: ConfigurationRequest): Evaluator =>
    new Evaluator({ reader: nodeFiles, trees, host: nodeHost }, request);
  const evaluator = newEvaluator(evaluationRequest(index.snapshot, {}, nodeFiles));
  const code = new CodeChecker();
  const fileTimes: number[] = [];
  const valueTimes: number[] = [];
  for (const path of sampledRecipes(evaluator, folders.at(-1) ?? '/')) {
    const read = trees.read(path);
    if (read.kind !== 'tree') continue;
    const edit = { start: read.tree.text.length, end: read.tree.text.length, text: '\nOCI_IMAGE_TAG = "edited"\n' };
    const { snapshot } = index;
    const resolution = { lookup: snapshot, trees };
    const project = new EvaluatedProject({
      snapshot,
      trees,
      evaluator,
      configurationFile: (file) => newEvaluator(singleFileRequest(file, snapshot.searchPath)).configuration,
      evaluatedPath: (file) => file,
      releaseOf: () => undefined,
      severitiesOf: () => ({}),
    });
    diagnostics(snapshot, { path, tree: read.tree }, { code, resolution });
    project.findingsIn(path);
    const start = performance.now();
    const tree = reparse(read.tree, edit);
    diagnostics(snapshot, { path, tree }, { code, resolution });
    fileTimes.push(performance.now() - start);
    open.set(path, tree);
    const evaluationStart = performance.now();
    evaluator.changed(path);
    project.findingsIn(path);
    valueTimes.push(performance.now() - evaluationStart);
    open.delete(path);
    evaluator.changed(path);
  }
  return { recipes: fileTimes.length, fileRules: spread(fileTimes), valueRules: spread(valueTimes) };
}

function sampledRecipes(evaluator: Evaluator, folder: string): readonly string[] {
  const random = seededRandom(1);
  const recipes = evaluator.recipeFiles.recipes.filter((path) => path.startsWith(`${folder}/`));
  return Array.from(
    { length: Math.min(recipeCount, recipes.length) },
    () => recipes[random.below(recipes.length)] ?? '',
  );
}

function spread(times: readonly number[]) {
  const warm = times.slice(warmUpCount);
  return { p50Ms: rounded(median(warm)), p95Ms: rounded(p95(warm)), maxMs: rounded(Math.max(...warm)) };
}
