/** `metavirt_preview_image`: the OCI image that a recipe will give. */
import { type RecipeImage, type RecipeImageParameters, recipeImageRequest } from '../imageProtocol';
import { previewText } from '../reports/previewText';
import type { Session } from '../session';

export async function previewImageTool({ server }: Session, { recipe }: { readonly recipe: string }): Promise<string> {
  const parameters: RecipeImageParameters = { recipe };
  const preview = await server.request<RecipeImage | null>(recipeImageRequest, parameters);
  return preview ? previewText(preview) : `${recipe} is no recipe of the layers that gives an OCI image.`;
}
