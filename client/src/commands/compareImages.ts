/** `metavirt.compareImages` and `metavirt.compareImageWithRecipe`: show two images, or an image and what a recipe will give, side by side. */
import { basename } from 'node:path';
import type { Session } from '../session';
import { showImageSubject } from '../views/imageEditor/imageEditor';
import type { NamedSource } from '../views/imageEditor/imageSubject';
import { type PickedImage, pickImage } from './pickImage';

export interface CompareImagesArguments {
  /** An OCI layout or archive, as the left side, and what to call it. */
  readonly layout?: string;
  readonly label?: string;
  /** The sides, instead of asking. */
  readonly left?: NamedSource;
  readonly right?: NamedSource;
}

export interface CompareImageWithRecipeArguments {
  readonly layout?: string;
  readonly label?: string;
  readonly recipe?: string;
}

export interface ComparedImages {
  readonly left: NamedSource;
  readonly right: NamedSource;
}

/** What is shown, or undefined if the user left a question. */
export async function compareImages(
  session: Session,
  choice: CompareImagesArguments = {},
): Promise<ComparedImages | undefined> {
  const given = givenImage(choice);
  const left = choice.left ?? imageSource(given ?? (await pickImage(session, 'Compare images: the first')));
  const right = left && (choice.right ?? imageSource(await pickImage(session, 'Compare images: the second')));
  return left && right && show({ left, right });
}

/** The built image stands on the left, and what the recipe will give on the right. */
export async function compareImageWithRecipe(
  session: Session,
  choice: CompareImageWithRecipeArguments,
): Promise<ComparedImages | undefined> {
  const { recipe } = choice;
  if (recipe === undefined) return undefined;
  const left = imageSource(givenImage(choice) ?? (await pickImage(session, `Compare with ${recipe}`, recipe)));
  return left && show({ left, right: { label: `recipe ${recipe}`, source: { kind: 'recipe', recipe } } });
}

function givenImage({ layout, label }: Pick<CompareImagesArguments, 'layout' | 'label'>): PickedImage | undefined {
  return layout === undefined ? undefined : { path: layout, label: label ?? basename(layout) };
}

function imageSource(image: PickedImage | undefined): NamedSource | undefined {
  return image && { label: image.label, source: { kind: 'image', path: image.path, image: null } };
}

async function show(compared: ComparedImages): Promise<ComparedImages> {
  await showImageSubject({ kind: 'comparison', ...compared });
  return compared;
}
