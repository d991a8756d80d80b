/** One side of a comparison: an image, or a recipe. */
import { imagePreview } from '../../features/imagePreview';
import { recipeFacts } from '../../features/imagePreview/recipeFacts';
import type { ComparedSide } from '../../images/compare/compareImages';
import { askedFile } from '../askedFile';
import type { Session } from '../session';
import { uriOfPath } from '../uris';

export type ComparedSource =
  /** `image` is the digest of the manifest; null takes the only one, or the one for the architecture of the other side. */
  | { readonly kind: 'image'; readonly path: string; readonly image: string | null }
  /** Named as `metavirt/images` names it. */
  | { readonly kind: 'recipe'; readonly recipe: string };

/** The higher, the more exactly it says which image is meant. */
export function certaintyOf(source: ComparedSource): number {
  if (source.kind === 'recipe') return 2;
  return source.image === null ? 0 : 1;
}

/** Undefined where there is no such recipe, or it gives no image. */
export async function recipeSide(session: Session, recipe: string): Promise<ComparedSide | undefined> {
  const { project, values } = session;
  await Promise.all([project.settled, values.load()]);
  const [first] = project.snapshot.recipesNamed(recipe);
  const file = first && askedFile(session, uriOfPath(first.path));
  const here = file && values.forFile(file);
  const release = project.snapshot.release?.name;
  const preview = here && imagePreview(recipe, here.metadata, release);
  return (
    preview && { title: recipe, image: null, facts: recipeFacts(preview, here.metadata, release), files: undefined }
  );
}
