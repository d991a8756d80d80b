import { bundleEntry, digestFlag, isSameButSigns, referenceTakenForRecipe } from '../../containers/bundleEntry';
import { splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { FindingFix, Place, PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const unreadContainerDigest: RecipeRule = {
  id: 'unread-container-digest',
  category: 'bundle',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A flag of CONTAINER_DIGESTS that belongs to none of the references in CONTAINER_BUNDLES.',
  why: '`container-bundle` looks for the flag whose name is the reference with `_` for every `/` and `:`, and for no other. do_fetch stops for a reference without its flag.',
  bad: [
    'inherit container-bundle',
    'CONTAINER_BUNDLES = "docker.io/library/redis:7"',
    `CONTAINER_DIGESTS[docker.io/library/redis_7] = "sha256:${'0'.repeat(64)}"`,
  ],
  good: [
    'inherit container-bundle',
    'CONTAINER_BUNDLES = "docker.io/library/redis:7"',
    `CONTAINER_DIGESTS[docker.io_library_redis_7] = "sha256:${'0'.repeat(64)}"`,
  ],
  check(recipe) {
    if (!recipe.inherits('container-bundle')) return [];
    const words = recipe.words('CONTAINER_BUNDLES');
    if (!words) return [];
    const flags = recipe.flagsGiven('CONTAINER_DIGESTS').filter(({ author }) => author === 'recipe');
    const read = readFlags(recipe);
    const missing = [...digestFlags(words)].filter((flag) => !flags.some((given) => given.flag === flag));
    return flags.flatMap(({ flag }): readonly PlacedFinding[] => {
      const place = recipe.placeOfFlagName('CONTAINER_DIGESTS', flag);
      if (read.has(flag) || !place) return [];
      const meant = missing.find((each) => isSameButSigns(each, flag));
      if (meant !== undefined) {
        return [
          {
            place,
            severity: 'error',
            message: `The flag of this reference is \`${meant}\`: container-bundle finds no digest under \`${flag}\`, and do_fetch stops.`,
            fix: rename(place, flag, meant),
          },
        ];
      }
      // Of a reference without its digest that is said, and this may be the old one's.
      return missing.length > 0
        ? []
        : [{ place, message: `No entry of CONTAINER_BUNDLES has this digest: nothing reads the flag \`${flag}\`.` }];
    });
  },
};

function digestFlags(words: readonly string[]): ReadonlySet<string> {
  const remote = words.map(bundleEntry).filter(({ kind }) => kind === 'remote');
  return new Set(remote.map(({ source }) => digestFlag(source)));
}

/** Also those of references that are there for another machine or distro, or that are taken for recipes: that is said of them. */
function readFlags(recipe: EvaluatedRecipe): ReadonlySet<string> {
  const texts = recipe.operations('CONTAINER_BUNDLES').map(({ text }) => (typeof text === 'string' ? text : ''));
  const words = [...(recipe.words('CONTAINER_BUNDLES') ?? []), ...texts.flatMap(splitWords)];
  const taken = words.flatMap((word) => referenceTakenForRecipe(bundleEntry(word)) ?? []);
  return new Set([...digestFlags(words), ...taken.map(digestFlag)]);
}

function rename({ text, span }: Place, flag: string, meant: string): FindingFix | undefined {
  const start = text.indexOf(flag, span.start);
  const lineEnd = text.indexOf('\n', span.start);
  if (start === -1 || (lineEnd !== -1 && start > lineEnd)) return undefined;
  return {
    title: `Write CONTAINER_DIGESTS[${meant}]`,
    safe: true,
    edits: [{ span: { start, end: start + flag.length }, text: meant }],
  };
}
