/** What a new recipe is to be: the answers from which its text is made. */
import { isSince, type Release } from './releases';

export type RecipePlan = ImagePlan | BasePlan | BundlePlan | HostPlan | IndexPlan;

/** An image that runs one program; `layered` gives a layer for each part of it. */
export interface ImagePlan {
  readonly kind: 'image' | 'layered';
  readonly name: string;
  /** Packages beside those that every image has. */
  readonly packages: readonly string[];
  /** The program that is started; empty for a shell. */
  readonly program: string;
  /** What the program is given; whoever runs the container can give it something else. */
  readonly programArguments: string;
  /** The image recipe whose layers lie below; undefined for an image of its own. A layered image has none. */
  readonly baseImage?: string | undefined;
}

/** An image with a shell for other images to lie upon. */
export interface BasePlan {
  readonly kind: 'base';
  readonly name: string;
  readonly packages: readonly string[];
}

/** A package that brings containers into a host image. */
export interface BundlePlan {
  readonly kind: 'bundle';
  readonly name: string;
  /** Names of container image recipes. */
  readonly containers: readonly string[];
  readonly startsAtBoot: boolean;
}

/** A bootable image with containers in the storage of its engine. */
export interface HostPlan {
  readonly kind: 'host';
  readonly name: string;
  /** Names of container image recipes. */
  readonly containers: readonly string[];
  readonly startsAtBoot: boolean;
  /** Packages beside those that a host of containers has. */
  readonly packages: readonly string[];
}

/** One image for several architectures. */
export interface IndexPlan {
  readonly kind: 'multiarch';
  readonly name: string;
  /** The container image recipe that is built for each of them. */
  readonly container: string;
}

export type RecipeKind = RecipePlan['kind'];

export interface RecipeKindText {
  readonly kind: RecipeKind;
  readonly label: string;
  readonly detail: string;
  /** The first release that has what the recipe needs; undefined where every release has it. */
  readonly since?: string;
  /** What most recipes of this kind end in. */
  readonly exampleName: string;
}

/** In the order in which a newcomer needs them. */
export const recipeKinds: readonly RecipeKindText[] = [
  {
    kind: 'image',
    label: 'Application image',
    detail: 'A container with one program, in one layer. The right start for most.',
    exampleName: 'hello-container',
  },
  {
    kind: 'layered',
    label: 'Application image in layers',
    detail: 'A layer for each part, so that an update moves only the part that changed (OCI_LAYERS).',
    since: 'wrynose',
    exampleName: 'hello-layers',
  },
  {
    kind: 'base',
    label: 'Base image',
    detail: 'A shell and the packages that several images share; they are built on top of it.',
    exampleName: 'team-base',
  },
  {
    kind: 'bundle',
    label: 'Bundle package',
    detail: 'A package that brings containers into the host images that install it (container-bundle).',
    since: 'wrynose',
    exampleName: 'hello-bundle',
  },
  {
    kind: 'host',
    label: 'Host image with containers',
    detail: 'A bootable image with a container engine and containers in its storage (BUNDLED_CONTAINERS).',
    since: 'wrynose',
    exampleName: 'hello-host',
  },
  {
    kind: 'multiarch',
    label: 'Image for several architectures',
    detail: 'An index over the same container for arm64 and amd64 (oci-multiarch).',
    since: 'wrynose',
    exampleName: 'hello-multiarch',
  },
];

export function recipeKindText(kind: RecipeKind): RecipeKindText {
  const found = recipeKinds.find((each) => each.kind === kind);
  if (!found) throw new Error(`There is no kind of recipe called ${kind}.`);
  return found;
}

export function isAvailable({ since }: RecipeKindText, release: Release): boolean {
  return since === undefined || isSince(release, since);
}

/** Images can be built on others since OCI_BASE_IMAGE came. */
export function takesBaseImage(release: Release): boolean {
  return isSince(release, 'wrynose');
}

/** What to give bitbake: on master an index recipe is built through the variant that is made for its container. */
export function buildTarget(plan: RecipePlan, release: Release): string {
  if (plan.kind !== 'multiarch' || !isSince(release, 'master')) return plan.name;
  return `${plan.name}-${plan.container}`;
}

/** From the layer's folder on. */
export function recipePath(name: string): string {
  return `recipes-containers/${name}/${name}.bb`;
}
