/** `metavirt.bundleImage`: adds a container to a host image, or to a package of containers, by an edit that is looked at first. Runs no program. */
import { basename, join } from 'node:path';
import { commands, type QuickPickItem, QuickPickItemKind, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { type ImageRecipe, type ImagesResult, imagesRequest } from '../protocol';
import {
  type BundlingFile,
  bundlingLines,
  type ContainerToBundle,
  isBundledAlready,
} from '../recipes/bundledContainer';
import type { Session } from '../session';
import { recentTargets } from './deployImage/recentTargets';

export interface BundleImageArguments {
  /** The recipe of the container. */
  readonly recipe?: string;
  /** The recipe that gets it, or a configuration file; with it, nothing is asked and the edit is made at once. */
  readonly file?: string;
  /** The host image that a configuration means. */
  readonly hostImage?: string;
  readonly startsAtBoot?: boolean;
}

type Container = { readonly recipe: string } | { readonly reference: string; readonly digest: string };

interface Place {
  readonly path: string;
  readonly file: BundlingFile;
}

const title = 'Bundle image';

/** The path of the file that was changed, or undefined if none was. */
export async function bundleImage(session: Session, choice: BundleImageArguments = {}): Promise<string | undefined> {
  const recipes = (await session.server.request<ImagesResult>(imagesRequest, {}))?.recipes ?? [];
  const chosen = choice.recipe === undefined ? await chooseContainer(session, recipes) : { recipe: choice.recipe };
  if (!chosen) return undefined;
  const place = choice.file === undefined ? await choosePlace(session, chosen, recipes) : placeOf(choice, recipes);
  if (!place) return undefined;
  const startsAtBoot = choice.startsAtBoot ?? (choice.file === undefined ? await askForStart() : false);
  if (startsAtBoot === undefined) return undefined;
  const container: ContainerToBundle =
    'recipe' in chosen ? { kind: 'local', ...chosen, startsAtBoot } : { kind: 'remote', ...chosen, startsAtBoot };
  return addLines(container, place, choice.file === undefined);
}

async function chooseContainer(session: Session, recipes: readonly ImageRecipe[]): Promise<Container | undefined> {
  type Item = QuickPickItem & { readonly container?: Container };
  const local = recipes
    .filter(({ isContainer }) => isContainer)
    .map(
      ({ name, path }): Item => ({ label: name, detail: workspace.asRelativePath(path), container: { recipe: name } }),
    );
  const pushed = recentTargets(session).flatMap(({ target, digest }): Item[] => {
    const reference = target.startsWith('docker://') ? target.slice('docker://'.length) : undefined;
    return reference === undefined ? [] : [{ label: reference, detail: digest, container: { reference, digest } }];
  });
  const separator = (label: string): Item => ({ label, kind: QuickPickItemKind.Separator });
  const items = [
    ...(local.length > 0 ? [separator('made by the layers'), ...local] : []),
    ...(pushed.length > 0 ? [separator('deployed to a registry'), ...pushed] : []),
  ];
  if (items.length === 0) {
    void window.showInformationMessage(
      'The layers have no recipe of a container image. "New Container Recipe…" writes one.',
    );
    return undefined;
  }
  return (await window.showQuickPick(items, { title, placeHolder: 'The container', matchOnDetail: true }))?.container;
}

async function choosePlace(
  session: Session,
  container: Container,
  recipes: readonly ImageRecipe[],
): Promise<Place | undefined> {
  type Item = QuickPickItem & { readonly place?: Place };
  const isRemote = 'reference' in container;
  const places = recipes.flatMap((recipe): Item[] => {
    const file = bundlingFile(recipe);
    if (!file || (isRemote && file.kind !== 'bundleRecipe')) return [];
    const description = file.kind === 'hostRecipe' ? 'host image' : 'package of containers';
    return [
      {
        label: recipe.name,
        description,
        detail: workspace.asRelativePath(recipe.path),
        place: { path: recipe.path, file },
      },
    ];
  });
  const newRecipe: Item = {
    label: '$(new-file) New Bundle Recipe…',
    detail: 'A package that brings containers into host images',
  };
  const configurations = isRemote ? [] : localConf(session, recipes);
  // A package that fetches an image has to have its digest too: that is added to one that is there.
  const items = [...places, ...configurations, ...(isRemote ? [] : [newRecipe])];
  if (items.length === 0) {
    const message =
      'Images of a registry are bundled by a package of containers, and the layers have none. "New Container Recipe…" writes one.';
    void window.showInformationMessage(message);
    return undefined;
  }
  const options = { title, placeHolder: 'What gets the container', matchOnDescription: true };
  const picked = await window.showQuickPick(items, options);
  if (picked === newRecipe) {
    const containers = isRemote ? {} : { containers: container.recipe };
    void commands.executeCommand('metavirt.newContainerRecipe', { kind: 'bundle', ...containers });
    return undefined;
  }
  return picked?.place;
}

/** The configuration of the build folder, for each host image. */
function localConf(
  session: Session,
  recipes: readonly ImageRecipe[],
): readonly (QuickPickItem & { readonly place: Place })[] {
  const buildFolder = session.buildFolder.current();
  if (buildFolder === undefined) return [];
  const path = join(buildFolder, 'conf', 'local.conf');
  return recipes
    .filter(({ kind }) => kind === 'host')
    .map(({ name }) => ({
      label: `local.conf, for ${name}`,
      description: 'in this build folder only',
      detail: workspace.asRelativePath(path),
      place: { path, file: { kind: 'configuration', hostImage: name } },
    }));
}

function bundlingFile({ kind }: ImageRecipe): BundlingFile | undefined {
  if (kind === 'host') return { kind: 'hostRecipe' };
  return kind === 'bundle' ? { kind: 'bundleRecipe' } : undefined;
}

function placeOf({ file = '', hostImage }: BundleImageArguments, recipes: readonly ImageRecipe[]): Place | undefined {
  if (hostImage !== undefined) return { path: file, file: { kind: 'configuration', hostImage } };
  const recipe = recipes.find(({ path }) => path === file);
  const bundling = recipe && bundlingFile(recipe);
  if (bundling) return { path: file, file: bundling };
  void window.showErrorMessage(`${basename(file)} is no recipe of a host image and none of a package of containers.`);
  return undefined;
}

async function askForStart(): Promise<boolean | undefined> {
  const items = [
    { label: 'No', detail: 'It is in the storage of the engine, to be started by hand', starts: false },
    { label: 'Yes', detail: 'It is started at boot, and again whenever it ends (always)', starts: true },
  ];
  return (await window.showQuickPick(items, { title, placeHolder: 'Is it started at boot?' }))?.starts;
}

async function addLines(
  container: ContainerToBundle,
  { path, file }: Place,
  isAsked: boolean,
): Promise<string | undefined> {
  const document = await workspace.openTextDocument(Uri.file(path));
  if (isBundledAlready(container, document.getText())) {
    void window.showInformationMessage(`${basename(path)} names this container already.`);
    await window.showTextDocument(document);
    return undefined;
  }
  const lines = bundlingLines(container, file);
  if (isAsked && !(await isAgreed(path, lines))) return undefined;
  const end = document.lineAt(document.lineCount - 1).range.end;
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, end, `${end.character === 0 ? '' : '\n'}\n${lines.join('\n')}\n`);
  if (!(await workspace.applyEdit(edit))) return undefined;
  await window.showTextDocument(document, { preview: false });
  return path;
}

async function isAgreed(path: string, lines: readonly string[]): Promise<boolean> {
  const add = 'Add';
  const detail = `${lines.join('\n')}\n\nThe file opens in an editor, where Undo takes this back.`;
  const question = `Add to ${workspace.asRelativePath(path)}?`;
  return (await window.showInformationMessage(question, { modal: true, detail }, add)) === add;
}
