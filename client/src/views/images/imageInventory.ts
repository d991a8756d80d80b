/** What the views of images show: asked for when one of them is first visible, and kept right from then on. */
import { Disposable, type Event, EventEmitter, tasks, workspace } from 'vscode';
import type { BuildFolderChoice } from '../../buildFolderChoice';
import type { ImageInventory } from '../../images/imageGroups';
import { type ImageRecipe, type ImagesResult, imagesRequest, type StatusResult, statusRequest } from '../../protocol';
import type { Server } from '../../server';
import { findFileSystems, findPackages } from '../../toolchain/images/deployedFiles';
import { findDeployedImages } from '../../toolchain/images/deployedImages';
import { type DeployFolderWatch, watchDeployFolders } from '../../toolchain/images/watchDeployFolders';

export interface KnownImages extends ImageInventory {
  readonly buildFolder: string | undefined;
  readonly layerCount: number;
}

export interface WatchedInventory extends Disposable {
  /** Of the last look; the first call has a look, and waits for the server. */
  current(): Promise<KnownImages>;
  /** Looks again at everything. Those that show it are told. */
  refresh(): void;
  readonly onDidChange: Event<void>;
}

/** Recipes come and go by these, and their classes change. */
const recipeFile = /\.(?:bb|bbappend|bbclass|inc|conf)$/;
const typingMs = 700;

export function createImageInventory(server: Server, buildFolder: BuildFolderChoice): WatchedInventory {
  const changed = new EventEmitter<void>();
  let layers: Promise<KnownLayers> | undefined;
  let known: Promise<KnownImages> | undefined;
  let watch: DeployFolderWatch | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<KnownImages> {
    const folder = buildFolder.current();
    if (folder !== undefined) watch ??= watchDeployFolders(folder, refreshBuilt);
    layers ??= knownLayers(server, folder);
    const found = await layers;
    return { ...found, ...(await builtImages(found.recipes, folder)), buildFolder: folder };
  }

  /** Where nobody has looked yet, nobody needs to know. */
  function refreshBuilt(): void {
    if (!known) return;
    known = undefined;
    changed.fire();
  }

  function refresh(): void {
    layers = undefined;
    refreshBuilt();
  }

  const refreshForRecipes = (files: readonly { readonly path: string }[]) => {
    if (!files.some(({ path }) => recipeFile.test(path))) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, typingMs);
  };
  const subscriptions = [
    changed,
    new Disposable(() => clearTimeout(timer)),
    new Disposable(() => watch?.dispose()),
    buildFolder.onDidChange(() => {
      watch?.dispose();
      watch = undefined;
      refresh();
    }),
    workspace.onDidSaveTextDocument(({ uri }) => refreshForRecipes([uri])),
    workspace.onDidCreateFiles(({ files }) => refreshForRecipes(files)),
    workspace.onDidDeleteFiles(({ files }) => refreshForRecipes(files)),
    workspace.onDidRenameFiles(({ files }) => refreshForRecipes(files.map(({ newUri }) => newUri))),
    workspace.onDidChangeWorkspaceFolders(refresh),
    tasks.onDidEndTask(({ execution }) => {
      if (execution.task.definition.type === 'metavirt') refreshBuilt();
    }),
  ];
  return {
    current() {
      known ??= look();
      return known;
    },
    refresh,
    onDidChange: changed.event,
    dispose: () => Disposable.from(...subscriptions).dispose(),
  };
}

type KnownLayers = Pick<KnownImages, 'recipes' | 'layerCount'>;

async function knownLayers(server: Server, buildFolder: string | undefined): Promise<KnownLayers> {
  const [images, status] = await Promise.all([
    server.request<ImagesResult>(imagesRequest, {}),
    server.request<StatusResult>(statusRequest, { buildFolder: buildFolder ?? null }),
  ]);
  return { recipes: images?.recipes ?? [], layerCount: status?.layers.length ?? 0 };
}

async function builtImages(
  recipes: readonly ImageRecipe[],
  buildFolder: string | undefined,
): Promise<Pick<KnownImages, 'images' | 'otherFiles'>> {
  if (buildFolder === undefined) return { images: [], otherFiles: [] };
  const bundles = recipes.filter(({ kind }) => kind === 'bundle');
  const hosts = recipes.filter(({ kind, isContainer }) => kind === 'host' || (kind === 'image' && !isContainer));
  const [images, ...others] = await Promise.all([
    findDeployedImages(buildFolder),
    findPackages(buildFolder, new Set(bundles.map(({ name }) => name))),
    findFileSystems(buildFolder, new Set(hosts.map(({ name }) => name))),
  ]);
  return { images, otherFiles: others.flat() };
}
