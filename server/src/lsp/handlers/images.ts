/** metavirt/images: the recipes that give images, for a list to choose from. */
import { RequestType } from 'vscode-languageserver/node';
import { type ImageRecipe, imageRecipes } from '../../features/imageRecipes';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface Images {
  readonly recipes: readonly ImageRecipe[];
}

const imagesRequest = new RequestType<unknown, Images, never>('metavirt/images');

export function registerImages({ connection, log, project }: Session): void {
  connection.onRequest(imagesRequest, (_params, token) =>
    runSafe<Images>(log, { method: 'metavirt/images' }, token, { recipes: [] }, async () => {
      // A list that is cut short by when it was asked for would look like all there is.
      await project.settled;
      return { recipes: imageRecipes(project.snapshot) };
    }),
  );
}
