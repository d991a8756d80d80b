import type { PlacedFinding } from '../finding';
import type { ValueRule } from '../rule';

export const schemeInContainerReference: ValueRule = {
  id: 'scheme-in-container-reference',
  category: 'bundle',
  subject: 'value',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A bundled container whose reference starts with `docker://`, `http://` or another scheme.',
  why: 'The classes take what stands before the first colon for a recipe, `docker` or `http`, which nothing provides. container-bundle puts `docker://` before the reference itself.',
  bad: [
    'inherit container-bundle',
    'CONTAINER_BUNDLES = "docker://docker.io/library/redis:7"',
    `CONTAINER_DIGESTS[docker.io_library_redis_7] = "sha256:${'0'.repeat(64)}"`,
  ],
  good: [
    'inherit container-bundle',
    'CONTAINER_BUNDLES = "docker.io/library/redis:7"',
    `CONTAINER_DIGESTS[docker.io_library_redis_7] = "sha256:${'0'.repeat(64)}"`,
  ],
  check(evaluated) {
    const words = [
      ...evaluated.wordsReadBy('container-bundle', 'CONTAINER_BUNDLES'),
      ...evaluated.wordsReadBy('container-cross-install', 'BUNDLED_CONTAINERS'),
    ];
    return words.flatMap(({ text, place }): readonly PlacedFinding[] => {
      const scheme = /^([a-z][a-z+-]*):\/\//.exec(text)?.[1];
      if (scheme === undefined) return [];
      const { start } = place.span;
      const span = { start, end: start + `${scheme}://`.length };
      const isWritten = place.text.slice(span.start, span.end) === `${scheme}://`;
      const plain = scheme === 'http' ? ' An image that comes over plain HTTP could be any image, too.' : '';
      return [
        {
          place,
          message: `\`${scheme}\` is taken for a recipe of this build, which nothing provides. Write the reference without \`${scheme}://\`.${plain}`,
          fix: isWritten
            ? { title: `Leave out ${scheme}://`, safe: scheme !== 'http', edits: [{ span, text: '' }] }
            : undefined,
        },
      ];
    });
  },
};
