import { nearestOf } from '../../knowledge/nearestName';
import { splitWords } from '../../syntax/bitbake/text';
import type { Setting } from '../evaluated';
import type { Place, PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';

export const registryTagStrategy: ConfigurationRule = {
  id: 'registry-tag-strategy',
  category: 'registry',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A word of CONTAINER_REGISTRY_TAG_STRATEGY that gives no tag.',
  why: 'The class container-registry passes over a word that it does not know, and pushes `latest` alone if nothing remains. `arch` gives the tags that were made before it once more with the architecture behind: in front of the others it does nothing.',
  bad: ['CONTAINER_REGISTRY_TAG_STRATEGY = "arch date"'],
  good: ['CONTAINER_REGISTRY_TAG_STRATEGY = "timestamp arch latest"'],
  check(configuration) {
    return configuration
      .settings('CONTAINER_REGISTRY_TAG_STRATEGY')
      .flatMap((setting) => [...unknownWords(setting), ...architectureFirst(setting)]);
  },
};

const knownWords = ['timestamp', 'git', 'sha', 'branch', 'semver', 'version', 'latest', 'arch'];

/** What the words were most likely meant for. */
const meantWords: Readonly<Record<string, string>> = {
  date: 'timestamp',
  time: 'timestamp',
  commit: 'git',
  tag: 'version',
};

function unknownWords({ text, place }: Setting): readonly PlacedFinding[] {
  return splitWords(text).flatMap((word): PlacedFinding[] => {
    if (knownWords.includes(word)) return [];
    const span = spanOf(place, word);
    const meant = meantWords[word] ?? nearestOf(word, knownWords);
    return [
      {
        place: span ? { ...place, span } : place,
        message: `\`${word}\` is passed over: images get no tag for it. The words are ${knownWords.join(', ')}, between blanks.`,
        fix: span && meant ? { title: `Write ${meant}`, safe: false, edits: [{ span, text: meant }] } : undefined,
      },
    ];
  });
}

function architectureFirst({ text, place }: Setting): readonly PlacedFinding[] {
  const words = splitWords(text);
  const at = words.indexOf('arch');
  if (at === -1 || words.slice(0, at).some((word) => word !== 'latest')) return [];
  const span = spanOf(place, 'arch');
  return [
    {
      place: span ? { ...place, span } : place,
      message:
        '`arch` adds the architecture to the tags before it, `latest` left out, and there are none: it does nothing here. Write it behind the words whose tags it is for.',
    },
  ];
}

/** Where a word stands in the value as it is written. */
function spanOf({ text, span }: Place, word: string): Place['span'] | undefined {
  const written = text.slice(span.start, span.end);
  for (let at = written.indexOf(word); at !== -1; at = written.indexOf(word, at + 1)) {
    const isWhole = !/\S/.test(written.charAt(at - 1)) && !/\S/.test(written.charAt(at + word.length));
    if (isWhole) return { start: span.start + at, end: span.start + at + word.length };
  }
  return undefined;
}
