/** What the server knows of the layers and the build that a new recipe goes to. */
import { join } from 'node:path';
import { Uri, workspace } from 'vscode';
import {
  type ExplainVariableResult,
  explainVariableRequest,
  type ImagesResult,
  imagesRequest,
  type NamedFile,
  type RecipeNamesResult,
  recipeNamesRequest,
  type StatusResult,
  statusRequest,
} from '../../protocol';
import type { BuildSituation } from '../../recipes/buildSituation';
import { type LayerChoices, type LayerPlace, layerChoices } from '../../recipes/layerChoice';
import type { Release } from '../../recipes/releases';
import type { Session } from '../../session';

export interface Surroundings {
  readonly release: Release;
  readonly layers: LayerChoices;
  readonly hasMetaVirtualization: boolean;
  readonly recipeNames: ReadonlySet<string>;
  /** The recipes that give container images. */
  readonly containers: readonly NamedFile[];
}

/** Undefined if the server does not answer. */
export async function readSurroundings({ server, buildFolder }: Session): Promise<Surroundings | undefined> {
  const [status, images, recipes] = await Promise.all([
    server.request<StatusResult | null>(statusRequest, { buildFolder: buildFolder.current() ?? null }),
    server.request<ImagesResult>(imagesRequest, {}),
    server.request<RecipeNamesResult>(recipeNamesRequest, {}),
  ]);
  if (!status || !images || !recipes) return undefined;
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  return {
    release: status.release,
    layers: layerChoices(status.layers, folders),
    hasMetaVirtualization: status.layers.some(({ name }) => name === 'virtualization-layer'),
    recipeNames: new Set(recipes.names),
    containers: images.recipes.filter(({ isContainer }) => isContainer),
  };
}

/** The values of the configuration, as a file of the layer sees it. */
export async function readBuildSituation(
  { server, buildFolder }: Session,
  { hasMetaVirtualization }: Surroundings,
  layer: LayerPlace,
): Promise<BuildSituation> {
  const uri = Uri.file(join(layer.path, 'conf', 'layer.conf')).toString();
  const textOf = async (name: string): Promise<string | undefined> => {
    const answer = await server.request<ExplainVariableResult | null>(explainVariableRequest, { uri, name });
    return answer?.value.kind === 'known' ? answer.value.text : undefined;
  };
  const wordsOf = async (name: string) => (await textOf(name))?.split(/\s+/).filter((word) => word !== '');
  const [layerPaths, distroFeatures, multiconfigs, packageClasses, containerProfile] = await Promise.all([
    wordsOf('BBLAYERS'),
    wordsOf('DISTRO_FEATURES'),
    wordsOf('BBMULTICONFIG'),
    wordsOf('PACKAGE_CLASSES'),
    textOf('CONTAINER_PROFILE'),
  ]);
  return {
    buildFolder: buildFolder.current(),
    hasMetaVirtualization,
    layerPaths,
    distroFeatures,
    multiconfigs,
    packageClasses,
    containerProfile,
  };
}
