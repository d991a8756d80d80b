/**
 * The rows of the views of images. A row is what commands in its menu get as their argument, so it names the recipe as `recipe` and an image
 * as `layout`, as they do.
 */
import type { OtherDeployedFile } from '../toolchain/images/deployedFiles';
import { type DeployedFile, type DeployedImage, recipeOfImage } from '../toolchain/images/deployedImages';
import { groupImages, type ImageGroup, type ImageInventory, type RecipeWithImages } from './imageGroups';

export type ImageNode =
  | { readonly kind: 'group'; readonly group: ImageGroup }
  | RecipeNode
  | { readonly kind: 'machine'; readonly machine: string; readonly images: readonly ImageOfMachine[] }
  | ImageOfMachine
  | { readonly kind: 'storedFile'; readonly layout: string; readonly file: DeployedFile }
  | { readonly kind: 'otherFile'; readonly file: OtherDeployedFile };

export interface RecipeNode {
  readonly kind: 'recipe';
  readonly recipe: string;
  readonly about: RecipeWithImages;
}

export interface ImageOfMachine {
  readonly kind: 'image';
  /** The path. */
  readonly layout: string;
  /** What people call it. */
  readonly label: string;
  /** Undefined where the layers have no recipe for it. */
  readonly recipe: string | undefined;
  readonly deployed: DeployedImage;
}

export function groupNodes(inventory: ImageInventory): readonly ImageNode[] {
  return groupImages(inventory).map((group) => ({ kind: 'group', group }));
}

/** The images of all machines, newest first within each. */
export function machineNodes({ images, recipes }: Pick<ImageInventory, 'images' | 'recipes'>): readonly ImageNode[] {
  const names = recipes.map(({ name }) => name);
  const byMachine = new Map<string, ImageOfMachine[]>();
  for (const image of images) {
    const row = imageNode(image, recipeOfImage(image, names));
    byMachine.set(image.machine, [...(byMachine.get(image.machine) ?? []), row]);
  }
  return [...byMachine].map(([machine, rows]) => ({ kind: 'machine', machine, images: rows }));
}

export function childrenOf(node: ImageNode): readonly ImageNode[] {
  switch (node.kind) {
    case 'group':
      return node.group.recipes.map((about) => ({ kind: 'recipe', recipe: about.recipe.name, about }));
    case 'recipe':
      return [
        ...node.about.images.map((image) => imageNode(image, node.recipe)),
        ...node.about.otherFiles.map((file) => ({ kind: 'otherFile', file }) as const),
      ];
    case 'machine':
      return node.images;
    case 'image':
      return node.deployed.files.map((file) => ({ kind: 'storedFile', layout: file.path, file }));
    case 'storedFile':
    case 'otherFile':
      return [];
  }
}

function imageNode(image: DeployedImage, recipe: string | undefined): ImageOfMachine {
  return { kind: 'image', layout: image.path, label: image.name, recipe, deployed: image };
}
