/** `metavirt_preview_image`: the OCI image that a recipe will give. */
import { type ImagePreview, type ImagePreviewParameters, imagePreviewRequest } from '../protocol';
import { previewText } from '../reports/previewText';
import type { Session } from '../session';

export async function previewImageTool({ server }: Session, { recipe }: { readonly recipe: string }): Promise<string> {
  const parameters: ImagePreviewParameters = { recipe };
  const preview = await server.request<ImagePreview | null>(imagePreviewRequest, parameters);
  return preview ? previewText(preview) : `${recipe} is no recipe of the layers that gives an OCI image.`;
}
