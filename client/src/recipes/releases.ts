/** The releases of meta-virtualization by their order, as far as recipes are written otherwise for them. */

/** Oldest first. The server names the release of the layers by one of these words. */
const releases: readonly string[] = [
  'hardknott',
  'honister',
  'kirkstone',
  'langdale',
  'mickledore',
  'nanbield',
  'scarthgap',
  'styhead',
  'walnascar',
  'whinlatter',
  'wrynose',
  'master',
];

/** The name of a release; null where the layers do not tell theirs, which then counts as the newest. */
export type Release = string | null;

export function isSince(release: Release, first: string): boolean {
  const index = release === null ? -1 : releases.indexOf(release);
  return index < 0 || index >= releases.indexOf(first);
}
