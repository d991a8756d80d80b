/** What the page of an image editor is told to show. */
import { basename } from 'node:path';
import {
  type OpenImageParameters,
  type OpenImageResult,
  openImageRequest,
  type RecipeImage,
  recipeImageRequest,
} from '../../imageProtocol';
import type { Shown } from '../../images/editorMessages';
import type { Session } from '../../session';
import { recipeOfImage } from '../../toolchain/images/deployedImages';
import type { WatchedInventory } from '../images/imageInventory';
import type { ImageSubject } from './imageSubject';

export async function shownOf(subject: ImageSubject, { server, images }: Session): Promise<Shown> {
  switch (subject.kind) {
    case 'comparison': {
      const { left, right } = subject;
      const canCompareFiles = left.source.kind === 'image' && right.source.kind === 'image';
      return { kind: 'comparison', left: left.label, right: right.label, canCompareFiles };
    }
    case 'recipe': {
      const { recipe: name } = subject;
      const preview = await server.request<RecipeImage | null>(recipeImageRequest, { recipe: name });
      const known = await images.current();
      const names = known.recipes.map((recipe) => recipe.name);
      const isBuilt = known.images.some((image) => recipeOfImage(image, names) === name);
      return { kind: 'recipe', name, preview, isBuilt };
    }
    case 'image': {
      const [opened, recipe] = await Promise.all([
        server.request<OpenImageResult>(openImageRequest, { path: subject.path } satisfies OpenImageParameters),
        recipeOf(subject, images),
      ]);
      return { kind: 'image', name: subject.label, recipe: recipe ?? null, opened };
    }
  }
}

/** The recipe that a subject is about, or that an image is called after. */
export async function recipeOf(subject: ImageSubject, images: WatchedInventory): Promise<string | undefined> {
  if (subject.kind === 'comparison') return undefined;
  if (subject.kind === 'recipe' || subject.recipe !== undefined) return subject.recipe;
  const { recipes } = await images.current();
  return recipeOfImage(
    { name: basename(subject.path) },
    recipes.map(({ name }) => name),
  );
}
