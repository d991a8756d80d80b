/** What evaluating costs: the configuration, one recipe at first and after an edit, and all recipes of a layer, on one core. */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { nodeFiles } from '../../server/src/host/nodeFiles';
import { nodeHost } from '../../server/src/host/nodeHost';
import type { ConfigurationRequest } from '../../server/src/project/evaluation/configuration';
import { Evaluator } from '../../server/src/project/evaluation/evaluator';
import { layersAround, layersRequest } from '../../server/src/project/evaluation/layersRequest';
import { treesOnDisk } from '../../server/src/project/resolution/treesOnDisk';
import { parse } from '../../server/src/syntax/bitbake/parse';
import type { SyntaxTree } from '../../server/src/syntax/bitbake/tree';

const keptTrees = 8000;
const editCount = 20;

export interface EvaluationFigures {
  readonly configurationMs: number;
  /** The image recipe in `file`, with all its values. */
  readonly recipe: { readonly file: string; readonly firstMs: number; readonly afterEditMs: number };
  readonly layer: {
    readonly recipes: number;
    readonly ms: number;
    readonly p50: number;
    readonly p90: number;
    readonly max: number;
    /** What is held with all of them evaluated, after a full collection. */
    readonly heapBytes: number;
    readonly rssBytes: number;
  };
}

/** `folders` hold the layers; with `buildFolder` its configuration counts. The first figures are those of a fresh process. */
export function evaluation(folders: readonly string[], buildFolder: string | undefined): EvaluationFigures {
  const edited = new Map<string, SyntaxTree>();
  const onDisk = treesOnDisk(nodeFiles, keptTrees);
  const trees = {
    read: (path: string) => {
      const tree = edited.get(path);
      return tree ? ({ kind: 'tree', tree } as const) : onDisk.read(path);
    },
  };
  const evaluator = new Evaluator({ reader: nodeFiles, trees, host: nodeHost }, requestFor(folders, buildFolder));
  const configurationMs = timed(() => evaluator.configuration.names());
  const { recipes } = evaluator.recipeFiles;
  const image = recipes.find((path) => path.endsWith('/container-base.bb')) ?? recipes[0] ?? '';
  const firstMs = timed(() => allValues(evaluator, image));
  const text = readFileSync(image, 'utf8');
  const edits = Array.from({ length: editCount }, (_, index) => {
    edited.set(image, parse(`${text}\nEDITED = "${index}"\n`, 'recipe'));
    return timed(() => {
      evaluator.changed(image);
      allValues(evaluator, image);
    });
  });
  edited.clear();
  evaluator.changed(image);
  const layer = image.slice(0, image.indexOf('/recipes'));
  const own = recipes.filter((path) => path.startsWith(`${layer}/`));
  const times = own.map((path) => timed(() => evaluator.recipe(path)));
  const { heapUsed, rss } = memoryInUse();
  return {
    configurationMs,
    recipe: { file: image, firstMs, afterEditMs: quantile(edits, 0.5) },
    layer: {
      recipes: own.length,
      ms: times.reduce((sum, ms) => sum + ms, 0),
      p50: quantile(times, 0.5),
      p90: quantile(times, 0.9),
      max: Math.max(...times),
      heapBytes: heapUsed,
      rssBytes: rss,
    },
  };
}

function requestFor(folders: readonly string[], buildFolder: string | undefined): ConfigurationRequest {
  if (buildFolder !== undefined) {
    return { topFolder: buildFolder, layers: undefined, chosen: new Map(), multiconfig: '' };
  }
  return { ...layersRequest(layersAround(folders, [], nodeFiles), new Map()), multiconfig: '' };
}

function allValues(evaluator: Evaluator, path: string): void {
  const metadata = evaluator.recipe(path);
  for (const name of metadata.names()) if (!metadata.isFunction(name)) metadata.variable(name);
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((first, second) => first - second);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function memoryInUse(): NodeJS.MemoryUsage {
  setFlagsFromString('--expose-gc');
  const collectGarbage: unknown = runInNewContext('gc');
  if (typeof collectGarbage === 'function') collectGarbage();
  return process.memoryUsage();
}
