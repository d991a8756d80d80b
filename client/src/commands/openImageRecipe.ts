/** `metavirt.openImageRecipe`: opens the recipe that an image comes from. */
import { Uri, window } from 'vscode';
import { type ImagesResult, imagesRequest } from '../protocol';
import type { Session } from '../session';

export interface OpenImageRecipeArguments {
  readonly recipe?: string;
}

/** The path of the recipe, or undefined if the user left the question or there is none in the layers (which is said). */
export async function openImageRecipe(
  session: Session,
  { recipe }: OpenImageRecipeArguments = {},
): Promise<string | undefined> {
  const recipes = (await session.server.request<ImagesResult>(imagesRequest, {}))?.recipes ?? [];
  if (recipe === undefined && recipes.length === 0) {
    void window.showInformationMessage('The layers have no recipe of an image. "New Container Recipe…" writes one.');
    return undefined;
  }
  const name = recipe ?? (await pick(recipes.map((known) => known.name)));
  if (name === undefined) return undefined;
  const path = recipes.find((known) => known.name === name)?.path;
  if (path === undefined) {
    void window.showWarningMessage(`There is no recipe ${name} in the layers.`);
    return undefined;
  }
  await window.showTextDocument(Uri.file(path));
  return path;
}

function pick(names: readonly string[]): Thenable<string | undefined> {
  return window.showQuickPick([...names], { title: 'Open recipe of an image', placeHolder: 'The recipe' });
}
