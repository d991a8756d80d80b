import { bundleRuntimes } from '../../containers/bundledContainer';
import { EvaluatedRecipe } from '../evaluatedRecipe';
import type { ValueRule } from '../rule';

export const unknownBundleRuntime: ValueRule = {
  id: 'unknown-bundle-runtime',
  category: 'bundle',
  subject: 'value',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A CONTAINER_BUNDLE_RUNTIME that is neither `docker` nor `podman`.',
  why: '`container-bundle` stops while recipes are parsed. It makes bundles for the storage of these two engines only.',
  bad: ['inherit container-bundle', 'CONTAINER_BUNDLE_RUNTIME = "containerd"', 'CONTAINER_BUNDLES = "my-app"'],
  good: ['inherit container-bundle', 'CONTAINER_BUNDLE_RUNTIME = "podman"', 'CONTAINER_BUNDLES = "my-app"'],
  check(evaluated) {
    if (!evaluated.mayInherit('container-bundle') || !evaluated.isSet('CONTAINER_BUNDLE_RUNTIME')) return [];
    const runtime = evaluated.text('CONTAINER_BUNDLE_RUNTIME');
    if (!runtime || bundleRuntimes.includes(runtime)) return [];
    // The class looks at it only where there is something to bundle.
    if (evaluated instanceof EvaluatedRecipe && !evaluated.text('CONTAINER_BUNDLES')?.trim()) return [];
    const place = evaluated.placeOf('CONTAINER_BUNDLE_RUNTIME');
    if (!place) return [];
    const trimmed = runtime.trim();
    return [
      {
        place,
        message: `container-bundle stops at \`${runtime}\`: it knows the storage of docker and podman only.`,
        fix: bundleRuntimes.includes(trimmed)
          ? { title: `Write ${trimmed}`, safe: true, edits: [{ span: place.span, text: trimmed }] }
          : undefined,
      },
    ];
  },
};
