/**
 * The kernel configuration for containers: linux-%.bbappend of meta-virtualization includes it for kernels whose SRC_URI has `type=kmeta`, by
 * the version of the kernel.
 */
import { isInRange, type ReleaseName, type ReleaseRange } from '../knowledge/release';
import { baseName } from '../project/paths';
import type { IndexedFile, Snapshot } from '../project/snapshot';

/** The versions, as `6.18`, that there is configuration for: in the layers at hand, else in the release's branch. */
export function kernelVersionsWithFragments(snapshot: Snapshot, release: ReleaseName): readonly string[] {
  const found: string[] = [];
  for (const { path } of snapshot.files()) {
    const version = /^linux-yocto_(\d+\.\d+)_virtualization\.inc$/.exec(baseName(path))?.[1];
    if (version !== undefined) found.push(version);
  }
  if (found.length > 0) return found;
  return versions.filter((range) => isInRange(range, release)).map(({ version }) => version);
}

interface KernelVersion extends ReleaseRange {
  readonly version: string;
}

const versions: readonly KernelVersion[] = [
  { version: '5.4', until: 'hardknott' },
  { version: '5.10', until: 'kirkstone' },
  { version: '5.15', since: 'kirkstone', until: 'kirkstone' },
  { version: '6.6', since: 'nanbield', until: 'scarthgap' },
  { version: '6.10', since: 'styhead', until: 'whinlatter' },
  { version: '6.12', since: 'walnascar', until: 'whinlatter' },
  { version: '6.16', since: 'whinlatter', until: 'whinlatter' },
  { version: '6.17', since: 'whinlatter', until: 'whinlatter' },
  { version: '6.18', since: 'whinlatter' },
];

export type FragmentUse =
  | 'taken'
  /** The recipe has nothing that merges them. */
  | 'ignored'
  /** The recipe is not at hand. */
  | 'unknown';

/** What a kernel recipe makes of the configuration. */
export function fragmentUse(snapshot: Snapshot, recipeName: string): FragmentUse {
  const recipes = snapshot.recipesNamed(recipeName);
  if (recipes.length > 0) {
    // The append is for what is called `linux-%`.
    if (!recipes.some(({ path }) => baseName(path).startsWith('linux-'))) return 'ignored';
    const texts = recipes.map((recipe) => textWithIncludes(snapshot, recipe));
    if (texts.some(({ text }) => text.includes('type=kmeta'))) return 'taken';
    return texts.every(({ isWhole }) => isWhole) ? 'ignored' : 'unknown';
  }
  if (/^linux-(?:yocto|raspberrypi|intel|xlnx)(?:-|$)/.test(recipeName)) return 'taken';
  return kernelsWithoutMetadata.has(recipeName) ? 'ignored' : 'unknown';
}

/** Kernels of vendors whose recipes bring the vendor's sources and nothing else. */
const kernelsWithoutMetadata: ReadonlySet<string> = new Set([
  'linux-fslc',
  'linux-fslc-imx',
  'linux-fslc-lts',
  'linux-imx',
  'linux-qoriq',
  'linux-stm32mp',
]);

/** More files than a kernel recipe includes. */
const maxIncluded = 20;

interface RecipeText {
  readonly text: string;
  /** Whether all files that are included are at hand. */
  readonly isWhole: boolean;
}

function textWithIncludes(snapshot: Snapshot, recipe: IndexedFile): RecipeText {
  const appends = snapshot.appendsOf(recipe.path).filter(({ path }) => baseName(path) !== 'linux-%.bbappend');
  const files = new Map([recipe, ...appends].map((file) => [file.path, file]));
  const texts: string[] = [];
  let isWhole = true;
  for (const { path, includes } of files.values()) {
    texts.push(snapshot.textOf(path) ?? '');
    for (const target of includes) {
      const included = snapshot.file(snapshot.resolveInclude(path, target) ?? '');
      isWhole &&= included !== undefined && files.size < maxIncluded;
      if (included && files.size < maxIncluded) files.set(included.path, included);
    }
  }
  return { text: texts.join('\n'), isWhole };
}
