/** `metavirt.compareImages` and `metavirt.compareImageWithRecipe`: show two images, or an image and what a recipe will give, side by side. */
import type { ComparedSource } from '../imageProtocol';
import type { Session } from '../session';
import { showImageSubject } from '../views/imageEditor/imageEditor';
import { pickImage } from './pickImage';

export interface CompareImagesArguments {
  /** An OCI layout or archive, as the left side. */
  readonly layout?: string;
  /** Both sides, instead of asking. */
  readonly left?: ComparedSource;
  readonly right?: ComparedSource;
}

export interface CompareImageWithRecipeArguments {
  readonly layout?: string;
  readonly recipe?: string;
}

export interface ComparedImages {
  readonly left: ComparedSource;
  readonly right: ComparedSource;
}

/** What is shown, or undefined if the user left a question. */
export async function compareImages(
  session: Session,
  choice: CompareImagesArguments = {},
): Promise<ComparedImages | undefined> {
  const left = choice.left ?? (await imageSource(session, choice.layout, 'Compare images: the first'));
  const right = left && (choice.right ?? (await imageSource(session, undefined, 'Compare images: the second')));
  return left && right && show({ left, right });
}

/** The built image stands on the left, and what the recipe will give on the right. */
export async function compareImageWithRecipe(
  session: Session,
  { layout, recipe }: CompareImageWithRecipeArguments,
): Promise<ComparedImages | undefined> {
  if (recipe === undefined) return undefined;
  const picked = layout ?? (await pickImage(session, `Compare with ${recipe}`, recipe))?.path;
  if (picked === undefined) return undefined;
  return show({ left: { kind: 'image', path: picked, image: null }, right: { kind: 'recipe', recipe } });
}

async function imageSource(
  session: Session,
  layout: string | undefined,
  title: string,
): Promise<ComparedSource | undefined> {
  const path = layout ?? (await pickImage(session, title))?.path;
  return path === undefined ? undefined : { kind: 'image', path, image: null };
}

async function show(compared: ComparedImages): Promise<ComparedImages> {
  await showImageSubject({ kind: 'comparison', ...compared });
  return compared;
}
