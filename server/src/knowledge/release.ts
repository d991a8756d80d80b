/** The releases of the Yocto Project that meta-virtualization has branches for, and how they follow each other. */

export type ReleaseName =
  | 'hardknott'
  | 'honister'
  | 'kirkstone'
  | 'langdale'
  | 'mickledore'
  | 'nanbield'
  | 'scarthgap'
  | 'styhead'
  | 'walnascar'
  | 'whinlatter'
  | 'wrynose'
  | 'master';

export interface Release {
  readonly name: ReleaseName;
  /** The words in `LAYERSERIES_COMPAT` that mean this release; the first is the release's own. */
  readonly layerSeries: readonly string[];
  /** The version of the Yocto Project; the development branch has none yet. */
  readonly version: string | undefined;
}

/**
 * All releases, oldest first. meta-virtualization's master says `wrynose` like the wrynose branch, so a layer's series alone
 * never gives `master`: what the layer holds does (its `container-nonroot-user.bbclass`).
 */
export const releases: readonly Release[] = [
  { name: 'hardknott', layerSeries: ['hardknott'], version: '3.3' },
  { name: 'honister', layerSeries: ['honister'], version: '3.4' },
  { name: 'kirkstone', layerSeries: ['kirkstone'], version: '4.0' },
  { name: 'langdale', layerSeries: ['langdale'], version: '4.1' },
  { name: 'mickledore', layerSeries: ['mickledore'], version: '4.2' },
  { name: 'nanbield', layerSeries: ['nanbield'], version: '4.3' },
  { name: 'scarthgap', layerSeries: ['scarthgap'], version: '5.0' },
  { name: 'styhead', layerSeries: ['styhead'], version: '5.1' },
  { name: 'walnascar', layerSeries: ['walnascar'], version: '5.2' },
  { name: 'whinlatter', layerSeries: ['whinlatter'], version: '5.3' },
  { name: 'wrynose', layerSeries: ['wrynose'], version: '6.0' },
  { name: 'master', layerSeries: ['blacksail'], version: undefined },
];

/** What a layer without a known release is taken for. */
export const newestRelease: ReleaseName = 'master';

const ordinals: ReadonlyMap<string, number> = new Map(releases.map((release, index) => [release.name, index]));

/** The part of history in which something is so: from `since` (else always) up to and including `until` (else still). */
export interface ReleaseRange {
  readonly since?: ReleaseName;
  readonly until?: ReleaseName;
}

export function isReleaseName(name: string): name is ReleaseName {
  return ordinals.has(name);
}

/** Negative if `first` came out before `second`, 0 if they are the same release, positive if it came out later. */
export function compareReleases(first: ReleaseName, second: ReleaseName): number {
  return (ordinals.get(first) ?? 0) - (ordinals.get(second) ?? 0);
}

export function isInRange(range: ReleaseRange, release: ReleaseName): boolean {
  if (range.since && compareReleases(release, range.since) < 0) return false;
  return !range.until || compareReleases(release, range.until) <= 0;
}

/** The names of the releases in a range, oldest first. */
export function releasesIn(range: ReleaseRange): readonly ReleaseName[] {
  return releases.map((release) => release.name).filter((name) => isInRange(range, name));
}

/** The newest release among the words of a `LAYERSERIES_COMPAT`; nothing if no word is known. */
export function newestOfLayerSeries(series: readonly string[]): ReleaseName | undefined {
  return releases.findLast((release) => release.layerSeries.some((word) => series.includes(word)))?.name;
}
