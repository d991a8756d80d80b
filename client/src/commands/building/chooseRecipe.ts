/** Which recipe is meant: the open one, one that was used before, an image, or any other of the layers. */
import { basename } from 'node:path';
import { type QuickPickItem, QuickPickItemKind, window, workspace } from 'vscode';
import {
  type ImageRecipe,
  type ImagesResult,
  imagesRequest,
  type RecipeNamesResult,
  recipeNamesRequest,
} from '../../protocol';
import type { Session } from '../../session';
import { enabledMulticonfigs } from '../../tasks/enabledMulticonfigs';
import { isBuildTarget } from '../../toolchain/bitbake/bitbakeCommand';
import { recentTargets } from './recentTargets';

export interface RecipeQuestion {
  readonly title: string;
  readonly placeHolder: string;
}

/** The name of the open recipe. */
export function openRecipeName(): string | undefined {
  const path = window.activeTextEditor?.document.uri.fsPath;
  return path?.endsWith('.bb') ? basename(path, '.bb').split('_')[0] : undefined;
}

/** Undefined if the user left the question. */
export async function pickRecipe(session: Session, question: RecipeQuestion): Promise<string | undefined> {
  const images = (await session.server.request<ImagesResult>(imagesRequest, {}))?.recipes ?? [];
  const recent = recentTargets(session).flatMap(({ recipe }) => recipe ?? []);
  const items = recipeItems(images, [...new Set(recent)], openRecipeName());
  const another: QuickPickItem = { label: '$(search) Another Recipe…', alwaysShow: true };
  if (items.length === 0) return pickAnyRecipe(session, question);
  const picked = await window.showQuickPick([...items, another], { ...question, matchOnDescription: true });
  return picked === another ? pickAnyRecipe(session, question) : picked?.label;
}

/** From all recipes of the layers, also as targets of the multiconfigs; a name that is not among them can be typed. */
async function pickAnyRecipe(session: Session, question: RecipeQuestion): Promise<string | undefined> {
  const [answer, multiconfigs] = await Promise.all([
    session.server.request<RecipeNamesResult>(recipeNamesRequest, {}),
    enabledMulticonfigs(session),
  ]);
  const names = answer?.names ?? [];
  if (names.length === 0) return askForRecipe(question);
  const prefixes = ['', ...multiconfigs.map((name) => `mc:${name}:`)];
  const targets = prefixes.flatMap((prefix) => names.map((name) => `${prefix}${name}`)).filter(isBuildTarget);
  return window.showQuickPick(targets, question);
}

function askForRecipe({ title }: RecipeQuestion): Thenable<string | undefined> {
  return window.showInputBox({
    title,
    prompt: 'No recipe was found in the workspace. Name of the recipe:',
    validateInput: (text) => (isBuildTarget(text) ? undefined : 'A recipe name such as container-base'),
  });
}

const kindNames: Readonly<Record<ImageRecipe['kind'], string>> = {
  image: 'container image',
  bundle: 'container bundle',
  host: 'host image',
  multiarch: 'image for several architectures',
};

const mostRecent = 4;

function recipeItems(
  images: readonly ImageRecipe[],
  recent: readonly string[],
  openName: string | undefined,
): readonly QuickPickItem[] {
  const imageNamed = new Map(images.map((image) => [image.name, image]));
  const item = (name: string): QuickPickItem => {
    const image = imageNamed.get(name);
    return {
      label: name,
      ...(image && { description: kindNames[image.kind], detail: workspace.asRelativePath(image.path) }),
    };
  };
  const open = openName === undefined ? [] : [item(openName)];
  const used = recent.filter((name) => name !== openName).slice(0, mostRecent);
  const shown = new Set([openName, ...used]);
  const others = images.filter(({ name }) => !shown.has(name));
  return [
    ...open,
    ...section('used before', used.map(item)),
    ...section(
      'images',
      others.map(({ name }) => item(name)),
    ),
  ];
}

function section(label: string, items: readonly QuickPickItem[]): readonly QuickPickItem[] {
  return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}
