/** The recipes of images with what of them is built, in the groups in which they are shown. */
import type { ImageRecipe } from '../protocol';
import type { OtherDeployedFile } from '../toolchain/images/deployedFiles';
import { type DeployedImage, recipeOfImage } from '../toolchain/images/deployedImages';

/** Everything that is known of the workspace's images. */
export interface ImageInventory {
  readonly recipes: readonly ImageRecipe[];
  /** Newest first. */
  readonly images: readonly DeployedImage[];
  readonly otherFiles: readonly OtherDeployedFile[];
}

export interface RecipeWithImages {
  readonly recipe: ImageRecipe;
  /** Newest first. */
  readonly images: readonly DeployedImage[];
  readonly otherFiles: readonly OtherDeployedFile[];
  /** Undefined where nothing of it is built. */
  readonly builtMs: number | undefined;
}

export type ImageGroupName = 'container' | 'multiarch' | 'bundle' | 'host' | 'other';

export interface ImageGroup {
  readonly name: ImageGroupName;
  readonly title: string;
  /** By name. */
  readonly recipes: readonly RecipeWithImages[];
}

const titles: Readonly<Record<ImageGroupName, string>> = {
  container: 'Container Images',
  multiarch: 'Multi-Architecture Images',
  bundle: 'Bundles',
  host: 'Host Images',
  other: 'Other Images',
};

/** The groups that have recipes. */
export function groupImages({ recipes, images, otherFiles }: ImageInventory): readonly ImageGroup[] {
  const names = recipes.map(({ name }) => name);
  const imagesByRecipe = grouped(images, (image) => recipeOfImage(image, names));
  const filesByRecipe = grouped(otherFiles, (file) => file.recipe);
  const sorted = [...recipes].sort((one, other) => (one.name < other.name ? -1 : 1));
  const byGroup = grouped(
    sorted.map((recipe) => withBuilt(recipe, imagesByRecipe.get(recipe.name), filesByRecipe.get(recipe.name))),
    ({ recipe }) => groupOf(recipe),
  );
  return (Object.keys(titles) as ImageGroupName[]).flatMap((name) => {
    const inGroup = byGroup.get(name);
    return inGroup ? [{ name, title: titles[name], recipes: inGroup }] : [];
  });
}

function withBuilt(
  recipe: ImageRecipe,
  images: readonly DeployedImage[] = [],
  otherFiles: readonly OtherDeployedFile[] = [],
): RecipeWithImages {
  const timesMs = [...images, ...otherFiles].map(({ modifiedMs }) => modifiedMs);
  return { recipe, images, otherFiles, builtMs: timesMs.length === 0 ? undefined : Math.max(...timesMs) };
}

function groupOf({ kind, isContainer }: ImageRecipe): ImageGroupName {
  if (kind !== 'image') return kind;
  return isContainer ? 'container' : 'other';
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
