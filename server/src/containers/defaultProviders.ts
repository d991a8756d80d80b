/** The recipes that stand for `virtual/runc` and its like in meta-virtualization, and what its layer.conf sets as defaults. */
import { isInRange, type ReleaseName, type ReleaseRange } from '../knowledge/release';

interface KnownProvider extends ReleaseRange {
  readonly recipe: string;
}

/** By what they provide; the default of a release first. */
const providers: Readonly<Record<string, readonly KnownProvider[]>> = {
  'virtual/runc': [
    { recipe: 'runc', since: 'whinlatter' },
    { recipe: 'runc-opencontainers', until: 'walnascar' },
    { recipe: 'runc-docker', until: 'styhead' },
  ],
  'virtual/containerd': [
    { recipe: 'containerd', since: 'walnascar' },
    { recipe: 'containerd-opencontainers', until: 'styhead' },
  ],
  'virtual/docker': [
    { recipe: 'docker-moby', since: 'scarthgap' },
    { recipe: 'docker-ce', until: 'nanbield' },
    { recipe: 'docker-moby', until: 'nanbield' },
  ],
};

/** What is provided by recipes of meta-virtualization. */
export const providedNames: readonly string[] = Object.keys(providers);

/** The recipe that a release's layer.conf prefers. */
export function defaultProvider(provided: string, release: ReleaseName): string | undefined {
  return providers[provided]?.find((each) => isInRange(each, release))?.recipe;
}

/** Whether another release has a recipe that this one does not have. */
export function isOfAnotherRelease(provided: string, recipe: string, release: ReleaseName): boolean {
  const known = (providers[provided] ?? []).filter((each) => each.recipe === recipe);
  return known.length > 0 && !known.some((each) => isInRange(each, release));
}
