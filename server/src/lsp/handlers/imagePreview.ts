/** metavirt/imagePreview: the OCI image that a recipe will give; null where it gives none, or nothing evaluates it. */
import { RequestType } from 'vscode-languageserver/node';
import { type ImagePreview, imagePreview } from '../../features/imagePreview';
import { askedFile } from '../askedFile';
import { runSafe } from '../runSafe';
import type { Session } from '../session';
import { uriOfPath } from '../uris';

interface ImagePreviewParameters {
  /** The name of the recipe. */
  readonly recipe: string;
}

const imagePreviewRequest = new RequestType<ImagePreviewParameters, ImagePreview | null, never>(
  'metavirt/imagePreview',
);

export function registerImagePreview(session: Session): void {
  const { connection, log, project, values } = session;
  connection.onRequest(imagePreviewRequest, ({ recipe }, token) =>
    runSafe<ImagePreview | null>(log, { method: 'metavirt/imagePreview' }, token, null, async () => {
      await Promise.all([project.settled, values.load()]);
      const [first] = project.snapshot.recipesNamed(recipe);
      const file = first && askedFile(session, uriOfPath(first.path));
      const here = file && values.forFile(file);
      return (here && imagePreview(recipe, here.metadata, project.snapshot.release?.name)) ?? null;
    }),
  );
}
