import { bundleEntry, digestFlag } from '../../containers/bundleEntry';
import type { WrittenWord } from '../evaluated';
import type { FindingFix } from '../finding';
import type { RecipeRule } from '../rule';

export const digestInContainerReference: RecipeRule = {
  id: 'digest-in-container-reference',
  category: 'bundle',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A reference in CONTAINER_BUNDLES with the digest written into it.',
  why: '`container-bundle` wants the digest as a flag of CONTAINER_DIGESTS, whose name cannot be made from such a reference. do_fetch stops.',
  bad: ['inherit container-bundle', `CONTAINER_BUNDLES = "docker.io/library/alpine:3.24@sha256:${'0'.repeat(64)}"`],
  good: [
    'inherit container-bundle',
    'CONTAINER_BUNDLES = "docker.io/library/alpine:3.24"',
    `CONTAINER_DIGESTS[docker.io_library_alpine_3.24] = "sha256:${'0'.repeat(64)}"`,
  ],
  check(recipe) {
    return recipe.wordsReadBy('container-bundle', 'CONTAINER_BUNDLES').flatMap((word) => {
      const { kind, source } = bundleEntry(word.text);
      const at = source.indexOf('@');
      if (kind !== 'remote' || at === -1) return [];
      const reference = source.slice(0, at);
      const isTagged = reference.lastIndexOf(':') > reference.lastIndexOf('/');
      const tagged = isTagged ? reference : `${reference}:TAG`;
      return [
        {
          place: word.place,
          message: `container-bundle takes no digest in a reference, and do_fetch stops. Write \`${tagged}\`, and the digest into \`CONTAINER_DIGESTS[${digestFlag(tagged)}]\`.`,
          fix: isTagged ? moveDigest(word, source, at) : undefined,
        },
      ];
    });
  },
};

/** Takes the digest out of the entry, into a statement behind it. */
function moveDigest({ text, place }: WrittenWord, source: string, at: number): FindingFix | undefined {
  const { span, statement } = place;
  if (place.text.slice(span.start, span.end) !== text) return undefined;
  const flag = `CONTAINER_DIGESTS[${digestFlag(source.slice(0, at))}] = "${source.slice(at + 1)}"\n`;
  const newline = place.text.charAt(statement.end - 1) === '\n' ? '' : '\n';
  return {
    title: 'Move the digest to CONTAINER_DIGESTS',
    safe: true,
    edits: [
      { span: { start: span.start + at, end: span.start + source.length }, text: '' },
      { span: { start: statement.end, end: statement.end }, text: newline + flag },
    ],
  };
}
