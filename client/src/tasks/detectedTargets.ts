/** What is offered to be built without any tasks.json: the images, also for the multiconfigs of the build, and what goes with them. */
import { type ImagesResult, imagesRequest, type RecipeNamesResult, recipeNamesRequest } from '../protocol';
import type { Session } from '../session';
import { isBuildTarget } from '../toolchain/bitbake/bitbakeCommand';
import type { BuildTarget } from '../toolchain/bitbake/buildTarget';
import { enabledMulticonfigs } from './enabledMulticonfigs';

/** Recipes that are no images themselves and belong to the work with images. */
const companions: readonly BuildTarget[] = [
  { recipe: 'container-registry-index', task: 'container_registry_index' },
  { recipe: 'container-registry-index', task: 'generate_registry_script' },
  { recipe: 'vcontainer-tarball' },
];

export async function detectedTargets(session: Session): Promise<readonly BuildTarget[]> {
  const { server } = session;
  const [images, names, multiconfigs] = await Promise.all([
    server.request<ImagesResult>(imagesRequest, {}),
    server.request<RecipeNamesResult>(recipeNamesRequest, {}),
    enabledMulticonfigs(session),
  ]);
  const recipes = new Set(names?.names);
  const builds = (images?.recipes ?? []).flatMap(({ name, isContainer }) => [
    { recipe: name },
    // A host image is built for the machine at hand; what is bundled with it, for each of its architectures.
    ...(isContainer ? multiconfigs.map((multiconfig) => ({ recipe: `mc:${multiconfig}:${name}` })) : []),
  ]);
  return [
    ...builds.filter(({ recipe }) => isBuildTarget(recipe)),
    ...companions.filter(({ recipe }) => recipe !== undefined && recipes.has(recipe)),
    { recipe: undefined },
  ];
}
