/** The layers and configuration that the command line names, ready to evaluate recipes. */
import { resolve, sep } from 'node:path';
import { nodeFiles } from '../../host/nodeFiles';
import { nodeHost } from '../../host/nodeHost';
import { bareRequest } from '../../project/evaluation/bareFolder';
import type { ConfigurationRequest } from '../../project/evaluation/configuration';
import { Evaluator } from '../../project/evaluation/evaluator';
import { layersAround, layersRequest } from '../../project/evaluation/layersRequest';
import { preferredRecipe } from '../../project/evaluation/preferredRecipe';
import { type FileReader, isFile } from '../../project/files';
import { isBelow } from '../../project/paths';
import { withRememberedLists } from '../../project/rememberedLists';
import { treesOnDisk } from '../../project/resolution/treesOnDisk';
import type { EvaluationArguments } from './arguments';

/** All classes, includes and recipes of large layers. */
const keptTrees = 6000;

export class EvaluationProject {
  readonly evaluator: Evaluator;

  constructor(request: EvaluationArguments) {
    const reader = withRememberedLists(nodeFiles);
    const place = { reader, trees: treesOnDisk(nodeFiles, keptTrees), host: nodeHost };
    this.evaluator = new Evaluator(place, configurationRequest(request, reader));
  }

  /** What BitBake would stop at before it reads any recipe. */
  get configurationErrors(): readonly string[] {
    return this.evaluator.configuration.messages
      .filter(({ severity }) => severity === 'error')
      .map(({ origin, message }) => (origin ? `${origin.path}:${origin.line}: ${message}` : message));
  }

  /** The recipe that is meant by a path, a name, or a name with the ending of a variant; `path` is undefined where there is none. */
  recipe(written: string): { readonly path: string | undefined; readonly variant: string | undefined } {
    const path = absolute(written);
    if (isFile(nodeFiles, path)) return { path, variant: undefined };
    if (written.includes('/') && written.endsWith('.bb')) return { path: undefined, variant: undefined };
    return preferredRecipe(written, this.evaluator) ?? { path: undefined, variant: undefined };
  }

  /** The recipes of a layer, named by its folder or as it calls itself. */
  recipesOfLayer(layer: string): readonly string[] {
    const { recipes, collectionOf } = this.evaluator.recipeFiles;
    const folder = absolute(layer);
    return recipes
      .filter((path) => isBelow(path, folder) || collectionOf(path)?.name === layer || layerFolderName(path, layer))
      .sort();
  }
}

/** Whether a folder of this name, as layers usually have it, is on the path. */
function layerFolderName(path: string, name: string): boolean {
  return !name.includes('/') && path.includes(`/${name}/recipes`);
}

function configurationRequest(request: EvaluationArguments, reader: FileReader): ConfigurationRequest {
  const { buildFolder, machine, distro, multiconfig } = request;
  const chosen = new Map<string, string>();
  if (machine !== undefined) chosen.set('MACHINE', machine);
  if (distro !== undefined) chosen.set('DISTRO', distro);
  if (buildFolder !== undefined) return { topFolder: absolute(buildFolder), layers: undefined, chosen, multiconfig };
  const recipes = request.recipes.map(absolute).filter((path) => isFile(nodeFiles, path));
  const named = request.layers.map(absolute);
  const areLayers = named.length > 0 && named.every((folder) => isFile(nodeFiles, `${folder}/conf/layer.conf`));
  const layers = areLayers ? named : layersAround(named, recipes, reader);
  if (layers.length === 0) {
    const bare = recipes[0] === undefined ? undefined : bareRequest(recipes[0], nodeFiles);
    if (bare) return { ...bare, chosen, multiconfig };
  }
  return { ...layersRequest(layers, chosen), multiconfig };
}

function absolute(path: string): string {
  return resolve(path).split(sep).join('/');
}
