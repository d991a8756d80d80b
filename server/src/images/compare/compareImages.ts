/** What differs between two images, or between an image and what a recipe will give. */
import type { SlicedWork } from '../../base/pacer';
import type { FileNode } from '../layers/fileTree';
import { type ComparedField, compareFacts } from './compareFacts';
import { type ComparedFiles, compareFiles } from './compareFiles';
import type { ImageFacts } from './imageFacts';

export interface ComparedSide {
  /** What it is called: the path and name of an image, or the recipe. */
  readonly title: string;
  /** The digest by which requests name the image; null for a recipe. */
  readonly image: string | null;
  readonly facts: ImageFacts;
  /** What a container sees, read with digests; undefined where files are not compared. */
  readonly files: FileNode | undefined;
}

export interface ImageComparison {
  readonly kind: 'comparison';
  readonly left: string;
  readonly right: string;
  readonly leftImage: string | null;
  readonly rightImage: string | null;
  /** Whether nothing is known to differ but how layers are compressed. */
  readonly isSame: boolean;
  readonly fields: readonly ComparedField[];
  /** Null where a side has none to compare. */
  readonly files: ComparedFiles | null;
}

export function* compareImages(left: ComparedSide, right: ComparedSide): SlicedWork<ImageComparison> {
  const fields = compareFacts(left.facts, right.facts);
  const files = left.files && right.files ? yield* compareFiles(left.files, right.files) : null;
  const changedCount = files ? files.addedCount + files.removedCount + files.changedCount : 0;
  // Compressed otherwise, layers have another size and are the same.
  const differs = fields.some(({ name, outcome }) => outcome === 'different' && name !== 'layer sizes');
  const isSame = changedCount === 0 && !differs;
  const images = { leftImage: left.image, rightImage: right.image };
  return { kind: 'comparison', left: left.title, right: right.title, ...images, isSame, fields, files };
}
