/** `metavirt.openImageFile`: shows a file of an image in a read-only editor, as a container sees it or as one layer has it. */
import { isImageFilePlace } from '../images/imageFilePlace';
import type { Session } from '../session';
import { activeImage } from '../views/imageEditor/activeImage';

export interface OpenImageFileArguments {
  /** The layout or archive and what to call it; else those of the active image editor. */
  readonly layout?: string;
  readonly label?: string;
  /** The digest of the manifest. */
  readonly image?: string;
  /** Counted from 0; null for what a container sees. */
  readonly layer?: number | null;
  /** From the root of the image, without a slash in front. */
  readonly file?: string;
}

/** Whether the file is shown; undefined where none is named. */
export async function openImageFile(
  session: Session,
  choice: OpenImageFileArguments = {},
): Promise<boolean | undefined> {
  const place = { layer: null, ...activeImage(), ...choice };
  return isImageFilePlace(place) ? session.imageFiles.open(place) : undefined;
}
