/** `metavirt.previewImage`: shows the image that a recipe will give, before it is built. */
import { Uri, window } from 'vscode';
import type { Session } from '../session';
import { showImageSubject } from '../views/imageEditor/imageEditor';

export interface PreviewImageArguments {
  readonly recipe?: string;
}

/** The recipe, or undefined if the user left the question or no recipe of the layers gives a container image. */
export async function previewImage(
  session: Session,
  choice: PreviewImageArguments | Uri = {},
): Promise<string | undefined> {
  const given = choice instanceof Uri ? undefined : choice.recipe;
  const recipe = given ?? (await chooseRecipe(session, choice instanceof Uri ? choice : undefined));
  if (recipe === undefined) return undefined;
  await showImageSubject({ kind: 'recipe', recipe });
  return recipe;
}

/** The recipe of the menu's editor or of the active one, if it gives a container image; else a pick. */
async function chooseRecipe({ images }: Session, address: Uri | undefined): Promise<string | undefined> {
  const open = (address ?? window.activeTextEditor?.document.uri)?.fsPath;
  const containers = (await images.current()).recipes.filter(({ isContainer }) => isContainer);
  const known = containers.find(({ path }) => path === open);
  if (known) return known.name;
  if (containers.length === 0) {
    void window.showInformationMessage(
      'The layers have no recipe of a container image. "New Container Recipe…" writes one.',
    );
    return undefined;
  }
  const items = containers.map(({ name, path }) => ({ label: name, detail: path }));
  const options = { title: 'Preview image', placeHolder: 'The recipe' };
  return (await window.showQuickPick(items, options))?.label;
}
