/** `metavirt.compareImageFile`: shows two versions of a file side by side, of two layers of an image or of two images. */
import { type QuickPickItem, window } from 'vscode';
import {
  type FileVersion,
  type ImageFileVersionsParameters,
  type ImageFileVersionsResult,
  imageFileVersionsRequest,
} from '../imageProtocol';
import { type ImageFilePlace, placeIn } from '../images/imageFilePlace';
import { sizeText } from '../images/quantities';
import { visibleText } from '../images/visibleText';
import { serverDoesNotAnswer } from '../server';
import type { Session } from '../session';
import { activeImage } from '../views/imageEditor/activeImage';
import type { ImageFileDocuments } from '../views/imageEditor/imageFileDocuments';
import type { OpenImageFileArguments } from './openImageFile';

export interface CompareImageFileArguments extends Omit<OpenImageFileArguments, 'layer'> {
  /** The layers whose versions are compared, instead of asking. */
  readonly layers?: readonly [number, number];
  /** Files of two images; where one has none, that of the other is opened. */
  readonly left?: ImageFilePlace;
  readonly right?: ImageFilePlace;
}

/** Whether something is shown; undefined where no file is named or the user left a question. */
export async function compareImageFile(
  session: Session,
  choice: CompareImageFileArguments = {},
): Promise<boolean | undefined> {
  const { left, right } = choice;
  if (left && right) {
    const title = `/${visibleText(left.file)}: ${left.label} ↔ ${right.label}`;
    return session.imageFiles.compare(left, right, title);
  }
  const only = left ?? right;
  if (only) return session.imageFiles.open(only);
  const place = placeIn({ ...activeImage(), ...choice, layer: null });
  return place && compareVersions(session, place, choice.layers);
}

async function compareVersions(
  session: Session,
  place: ImageFilePlace,
  given: CompareImageFileArguments['layers'],
): Promise<boolean | undefined> {
  const layers = given ?? (await chooseLayers(session, place));
  if (!layers) return undefined;
  const [lower, upper] = layers;
  const title = `/${visibleText(place.file)}: layer ${lower + 1} ↔ layer ${upper + 1}`;
  return session.imageFiles.compare({ ...place, layer: lower }, { ...place, layer: upper }, title);
}

/** The two that there are, or two of more of them, from the bottom up. */
async function chooseLayers(
  { server, imageFiles }: Session,
  place: ImageFilePlace,
): Promise<readonly [number, number] | undefined> {
  const { layout: path, image, file } = place;
  const answer = await server.request<ImageFileVersionsResult>(imageFileVersionsRequest, {
    path,
    image,
    file,
  } satisfies ImageFileVersionsParameters);
  if (answer === undefined) serverDoesNotAnswer();
  else if (answer.kind === 'failed') void window.showErrorMessage(answer.message);
  if (answer?.kind !== 'versions') return undefined;
  const items = answer.versions.flatMap(itemOf);
  const [first, second, third] = items;
  if (!first || !second) {
    if (first) void offerOnly(imageFiles, { ...place, layer: first.layer });
    return undefined;
  }
  if (!third) return [first.layer, second.layer];
  const title = `Compare versions of /${visibleText(file)}`;
  const one = await window.showQuickPick(items, { title, placeHolder: 'The first version' });
  if (!one) return undefined;
  const others = items.filter((item) => item !== one);
  const other = await window.showQuickPick(others, {
    title,
    placeHolder: `To compare with that of layer ${one.layer + 1}`,
  });
  return other && (one.layer < other.layer ? [one.layer, other.layer] : [other.layer, one.layer]);
}

async function offerOnly(files: ImageFileDocuments, place: ImageFilePlace): Promise<void> {
  const open = 'Open It';
  const layer = (place.layer ?? 0) + 1;
  const message = `Only layer ${layer} has /${visibleText(place.file)}: there is no other version of it.`;
  if ((await window.showInformationMessage(message, open)) === open) await files.open(place);
}

interface VersionItem extends QuickPickItem {
  readonly layer: number;
}

function itemOf({ layer, file, isSeen }: FileVersion): readonly VersionItem[] {
  if (!file) return [];
  const detail = isSeen ? { detail: 'What a container sees' } : {};
  return [{ label: `Layer ${layer + 1}`, description: sizeText(file.sizeBytes), ...detail, layer }];
}
