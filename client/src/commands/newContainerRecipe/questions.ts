/** The questions about a new recipe, one function each. What they give is undefined if the user left. */
import { basename } from 'node:path';
import { InputBoxValidationSeverity, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { NamedFile } from '../../protocol';
import { containersProblem, splitNames } from '../../recipes/answerProblems';
import type { LayerChoices, LayerPlace } from '../../recipes/layerChoice';
import { isAvailable, type RecipeKindText, recipeKinds } from '../../recipes/recipePlan';
import type { Release } from '../../recipes/releases';
import { pathName } from '../../views/explanations';

const title = 'New Container Recipe';

export async function askForKind(release: Release): Promise<RecipeKindText | undefined> {
  const items = recipeKinds.map((kind) => ({
    label: kind.label,
    description: isAvailable(kind, release) ? '' : `since ${kind.since}; the layers are for ${release}`,
    detail: kind.detail,
    recipeKind: kind,
  }));
  const placeHolder = `What the recipe makes${release === null ? '' : ` (for ${release})`}`;
  return (await window.showQuickPick(items, { title, placeHolder, matchOnDetail: true, ignoreFocusOut: true }))
    ?.recipeKind;
}

export interface TextQuestion {
  readonly prompt: string;
  readonly placeHolder: string;
  readonly value?: string;
  /** What is wrong with an answer; undefined if it can be taken. */
  readonly problem: (text: string) => string | undefined;
  /** What is worth knowing of an answer that can be taken. */
  readonly note?: (text: string) => string | undefined;
}

export async function askForText({ problem, note, ...question }: TextQuestion): Promise<string | undefined> {
  const answer = await window.showInputBox({
    ...question,
    title,
    ignoreFocusOut: true,
    validateInput(text) {
      const wrong = problem(text.trim());
      if (wrong !== undefined) return wrong;
      const message = note?.(text.trim());
      return message === undefined ? undefined : { message, severity: InputBoxValidationSeverity.Info };
    },
  });
  return answer?.trim();
}

/** Empty for an image of its own. */
export async function askForBaseImage(containers: readonly NamedFile[]): Promise<string | undefined> {
  const none = { label: 'Nothing', description: 'an image of its own', name: '' };
  const separator = { label: 'Container images of the layers', kind: QuickPickItemKind.Separator, name: '' };
  // With a dot in its name, the class would look for the image in a registry.
  const bases = containers.filter(({ name }) => !name.includes('.'));
  const items = bases.length === 0 ? [none] : [none, separator, ...bases.map(containerItem)];
  const options = { title, placeHolder: 'What the image is built on', matchOnDescription: true, ignoreFocusOut: true };
  return (await window.showQuickPick(items, options))?.name;
}

/** The containers to bring along, separated by blanks. */
export async function askForContainers(containers: readonly NamedFile[]): Promise<string | undefined> {
  if (containers.length === 0) return askForUnknownContainers();
  const placeHolder = 'The containers to bring along';
  const options = { title, placeHolder, canPickMany: true as const, matchOnDescription: true, ignoreFocusOut: true };
  const picked = await window.showQuickPick(containers.map(containerItem), options);
  return picked?.map(({ name }) => name).join(' ');
}

export async function askForOneContainer(containers: readonly NamedFile[]): Promise<string | undefined> {
  if (containers.length === 0) return askForUnknownContainers();
  const options = { title, placeHolder: 'The container to build for each architecture', ignoreFocusOut: true };
  return (await window.showQuickPick(containers.map(containerItem), options))?.name;
}

function askForUnknownContainers(): Promise<string | undefined> {
  return askForText({
    prompt:
      'No recipe of a container image was found in the layers: make an application image first, or name one here.',
    placeHolder: 'container-base',
    problem: containersProblem,
  });
}

function containerItem({ name, path }: NamedFile): QuickPickItem & { readonly name: string } {
  return { label: name, description: pathName(path), name };
}

export async function askForStartAtBoot(): Promise<boolean | undefined> {
  const items = [
    { label: 'Start them at boot', detail: 'A unit of systemd starts each, and again whenever it ends.', starts: true },
    { label: 'Only store them', detail: 'They are there for whoever starts them.', starts: false },
  ];
  const options = { title, placeHolder: 'What is done with the containers on the host', ignoreFocusOut: true };
  return (await window.showQuickPick(items, options))?.starts;
}

/** The only layer of the user's own is taken without a question. */
export async function askForLayer({ own, published }: LayerChoices): Promise<LayerPlace | undefined> {
  const [first] = own;
  if (first && own.length === 1) return first;
  const item = (layer: LayerPlace) => ({ label: basename(layer.path), description: layer.path, layer });
  const separator = { label: 'Published layers: an update is in the way of what is written there', layer: undefined };
  const items = [
    ...own.map(item),
    ...(published.length > 0 ? [{ ...separator, kind: QuickPickItemKind.Separator }] : []),
    ...published.map(item),
  ];
  const placeHolder = first ? 'The layer for the recipe' : 'No layer of your own was found: take one of these?';
  const options = { title, placeHolder, matchOnDescription: true, ignoreFocusOut: true };
  return (await window.showQuickPick(items, options))?.layer;
}

/** Names that no recipe has: they may be packages of other recipes. */
export function unknownPackagesNote(text: string, recipeNames: ReadonlySet<string>): string | undefined {
  const unknown = splitNames(text).filter((name) => !recipeNames.has(name));
  if (unknown.length === 0 || recipeNames.size === 0) return undefined;
  return `No recipe of the layers is called ${unknown.join(', ')}; it may be a package of another recipe.`;
}
