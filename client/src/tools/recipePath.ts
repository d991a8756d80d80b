/** The recipe that a tool is asked about: by its path, or by the name of an image recipe of the layers. */
import { isAbsolute } from 'node:path';
import { type ImagesResult, imagesRequest } from '../protocol';
import type { Server } from '../server';

export async function recipePath(server: Server, recipe: string): Promise<string | undefined> {
  if (isAbsolute(recipe)) return recipe;
  const { recipes = [] } = (await server.request<ImagesResult>(imagesRequest, {})) ?? {};
  return recipes.find(({ name }) => name === recipe)?.path;
}
