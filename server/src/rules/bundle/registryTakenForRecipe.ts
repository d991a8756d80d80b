import { bundleEntry, referenceTakenForRecipe } from '../../containers/bundleEntry';
import type { ValueRule } from '../rule';

export const registryTakenForRecipe: ValueRule = {
  id: 'registry-taken-for-recipe',
  category: 'bundle',
  subject: 'value',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A reference in CONTAINER_BUNDLES whose registry has a port and no dot in its name.',
  why: '`container-bundle` looks at what stands before the first colon. Without a `/` or a `.` there it takes that for a recipe, which nothing provides.',
  bad: [
    'inherit container-bundle',
    'CONTAINER_BUNDLES = "localhost:5000/my-app:1.0"',
    `CONTAINER_DIGESTS[localhost_5000_my-app_1.0] = "sha256:${'0'.repeat(64)}"`,
  ],
  good: [
    'inherit container-bundle',
    'CONTAINER_BUNDLES = "127.0.0.1:5000/my-app:1.0"',
    `CONTAINER_DIGESTS[127.0.0.1_5000_my-app_1.0] = "sha256:${'0'.repeat(64)}"`,
  ],
  check(evaluated) {
    return evaluated.wordsReadBy('container-bundle', 'CONTAINER_BUNDLES').flatMap(({ text, place }) => {
      const bundled = bundleEntry(text);
      if (referenceTakenForRecipe(bundled) === undefined) return [];
      const dotted = bundled.source === 'localhost' ? '127.0.0.1' : `${bundled.source}.example.com`;
      return [
        {
          place,
          message: `\`${bundled.source}\` is taken for a recipe of this build, which nothing provides: the part before the first colon has no dot. Name the registry with one, such as \`${dotted}:${bundled.policy}\`.`,
        },
      ];
    });
  },
};
