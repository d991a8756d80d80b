/** metavirt/recipeImage: the image that a recipe will give, before it is built. */
import { RequestType } from 'vscode-languageserver/node';
import { type ImagePreview, imagePreview } from '../../features/imagePreview';
import { askedFile } from '../askedFile';
import { runSafe } from '../runSafe';
import type { Session } from '../session';
import { uriOfPath } from '../uris';

interface RecipeImageParameters {
  /** Named as `metavirt/images` names it. */
  readonly recipe: string;
}

interface RecipeImage extends ImagePreview {
  readonly path: string;
}

const recipeImageRequest = new RequestType<RecipeImageParameters, RecipeImage | null, never>('metavirt/recipeImage');

export function registerRecipeImage(session: Session): void {
  const { connection, log, project, values } = session;
  connection.onRequest(recipeImageRequest, ({ recipe }, token) =>
    runSafe<RecipeImage | null>(log, { method: 'metavirt/recipeImage' }, token, null, async () => {
      await Promise.all([project.settled, values.load()]);
      const path = project.snapshot.recipesNamed(recipe)[0]?.path;
      const file = path === undefined ? undefined : askedFile(session, uriOfPath(path));
      const here = file && values.forFile(file);
      const preview = here && imagePreview(recipe, here.metadata, project.snapshot.release?.name);
      return preview ? { ...preview, path: file.path } : null;
    }),
  );
}
