/** The words with which images, recipes and files are described in lists: beside the name, and in the tooltip. */
import type { OtherDeployedFile } from '../toolchain/images/deployedFiles';
import type { DeployedFile, DeployedImage, ImageStorage } from '../toolchain/images/deployedImages';
import type { LayoutImage } from '../toolchain/images/ociLayout';
import type { RecipeWithImages } from './imageGroups';
import { ageText, counted, shortAgeText, sizeText } from './quantities';

/** A line of a tooltip: what it is about, and what is said of it. */
export type DescriptionLine = readonly [label: string, text: string];

/** What stands beside the name of a recipe: no more than a side bar has room for. */
export function recipeNote({ builtMs }: RecipeWithImages, nowMs: number): string {
  return builtMs === undefined ? 'not built' : shortAgeText(builtMs, nowMs);
}

/** The same of an image. */
export function imageNote({ modifiedMs, isOlderBuild }: DeployedImage, nowMs: number): string {
  return `${isOlderBuild ? 'older · ' : ''}${shortAgeText(modifiedMs, nowMs)}`;
}

export function recipeDescription({ builtMs, images }: RecipeWithImages, nowMs: number): string {
  if (builtMs === undefined) return 'not built';
  const age = ageText(builtMs, nowMs);
  return images.length > 1 ? `${age} · ${counted(images.length, 'image')}` : age;
}

/** The dated name of an older build says less than what it was built from. */
export function imageLabel({ name, isOlderBuild }: DeployedImage, recipe: string | undefined): string {
  return isOlderBuild && recipe !== undefined ? recipe : name;
}

/** `contained` are the images in the layout; none where it is not read. */
export function imageDescription(
  { modifiedMs, isOlderBuild }: DeployedImage,
  contained: readonly LayoutImage[],
  nowMs: number,
): string {
  const size = totalSize(contained);
  const architectures = platformsOf(contained).map((platform) => platform.replace(/^linux\//, ''));
  return [
    ...(isOlderBuild ? ['older build'] : []),
    ageText(modifiedMs, nowMs),
    ...(size === undefined ? [] : [sizeText(size)]),
    ...(architectures.length === 0 ? [] : [architectures.join(', ')]),
  ].join(' · ');
}

export function recipeDetails({ recipe, builtMs, images }: RecipeWithImages): readonly DescriptionLine[] {
  return [
    ['Recipe', recipe.path],
    ...line('Built', builtMs === undefined ? '' : new Date(builtMs).toLocaleString()),
    ...line('Images', images.map(({ name }) => name).join(', ')),
  ];
}

export function imageDetails(image: DeployedImage, contained: readonly LayoutImage[]): readonly DescriptionLine[] {
  const size = totalSize(contained);
  return [
    ['Name', image.name],
    ['Built', `${new Date(image.modifiedMs).toLocaleString()}${image.isOlderBuild ? ', an older build' : ''}`],
    ['Machine', image.machine],
    ...line(contained.length > 1 ? 'Platforms' : 'Platform', platformsOf(contained).join(', ')),
    ...line('Size', size === undefined ? '' : `${sizeText(size)} compressed`),
    ...contained.map(({ name, digest }) => [name === undefined ? 'Digest' : `Digest of ${name}`, digest] as const),
    ['Path', image.path],
  ];
}

/** What the links of an image lead to. */
const storageNames: Readonly<Record<ImageStorage, string>> = {
  layout: 'OCI layout',
  archive: 'OCI archive',
  archivedFolder: 'archived OCI layout',
};

export function fileDescription({ storage, sizeBytes }: DeployedFile): string {
  return [storageNames[storage], ...(sizeBytes === null ? [] : [sizeText(sizeBytes)])].join(' · ');
}

export function otherFileDescription(file: OtherDeployedFile, nowMs: number): string {
  return [ageText(file.modifiedMs, nowMs), sizeText(file.sizeBytes), file.builtFor].join(' · ');
}

function platformsOf(contained: readonly LayoutImage[]): readonly string[] {
  return [...new Set(contained.flatMap(({ platforms }) => platforms))];
}

function totalSize(contained: readonly LayoutImage[]): number | undefined {
  const sizes = contained.flatMap(({ sizeBytes }) => sizeBytes ?? []);
  return sizes.length === 0 ? undefined : sizes.reduce((sum, size) => sum + size, 0);
}

function line(label: string, text: string): readonly DescriptionLine[] {
  return text === '' ? [] : [[label, text]];
}
