/** Which file of which image is meant, and the address that stands for it. */
import { visibleText } from './visibleText';

export interface ImageFilePlace {
  /** The layout or archive. */
  readonly layout: string;
  /** What people call the image. */
  readonly label: string;
  /** The digest of its manifest. */
  readonly image: string;
  /** Counted from 0; null for what a container sees. */
  readonly layer: number | null;
  /** From the root of the image, without a slash in front. */
  readonly file: string;
}

/** The parts of an address that VS Code shows: the name in the tab, and what tells it from others of that name. */
export function pathOfPlace({ label, layer, file }: ImageFilePlace): string {
  const folder = visibleText(label).replaceAll('/', '\u2215');
  return `/${folder}${layer === null ? '' : `/layer ${layer + 1}`}/${visibleText(file)}`;
}

export function queryOfPlace(place: ImageFilePlace): string {
  return encodeURIComponent(JSON.stringify(place));
}

/** Undefined for what is damaged: an address may come from anybody who can make VS Code open one. */
export function placeInQuery(query: string): ImageFilePlace | undefined {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(query));
    return isImageFilePlace(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isImageFilePlace(value: unknown): value is ImageFilePlace {
  if (typeof value !== 'object' || value === null) return false;
  const { layout, label, image, layer, file } = value as Readonly<Record<string, unknown>>;
  const isLayer = layer === null || (typeof layer === 'number' && Number.isInteger(layer) && layer >= 0);
  return isLayer && [layout, label, image, file].every((each) => typeof each === 'string');
}
