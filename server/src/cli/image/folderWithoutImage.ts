/** What is said of a folder that holds no image: what one must hold, and which images are below it. */
import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { printable } from '../textStyle';

/** A deploy folder lies five folders below that of a build. */
const deepest = 6;
const mostFolders = 2000;
const mostNamed = 10;

/** Whether a folder is an image layout, as far as can be told without reading it. */
export function isLayoutFolder(path: string): boolean {
  return existsSync(join(path, 'index.json')) || existsSync(join(path, 'oci-layout'));
}

/** Undefined for what is no folder, or is an image. */
export function folderWithoutImage(path: string): string | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory() || isLayoutFolder(path)) return undefined;
  const { images, isWhole } = imagesBelow(path);
  const must = `${path}: there is no image in this folder: a layout has the files oci-layout and index.json`;
  if (images.length === 0) return `${must}, and no folder below it has them${isWhole ? '' : ', as far as was looked'}`;
  const more = images.length > mostNamed ? ' and others' : '';
  return `${must}. Below it are ${images.slice(0, mostNamed).map(printable).join(', ')}${more}`;
}

interface FoundImages {
  readonly images: readonly string[];
  /** Whether all folders below were looked into. */
  readonly isWhole: boolean;
}

/** Those nearest to the top first. Links to folders are looked at, and not followed further: the newest build is one to the dated folder. */
function imagesBelow(top: string): FoundImages {
  const images: string[] = [];
  let level = [top];
  let visited = 0;
  for (let depth = 0; level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      if (images.length > mostNamed) return { images, isWhole: false };
      if (depth === deepest || ++visited > mostFolders) return { images, isWhole: false };
      for (const entry of entriesOf(folder)) {
        const path = join(folder, entry.name);
        if (isArchiveName(entry.name) || (!entry.isFile() && isLayoutFolder(path))) images.push(path);
        else if (entry.isDirectory()) next.push(path);
      }
    }
    level = next;
  }
  return { images, isWhole: true };
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** As image-oci.bbclass calls them, and people. */
function isArchiveName(name: string): boolean {
  return /[-.]oci(?:-dir|-image)?\.tar$/.test(name);
}
