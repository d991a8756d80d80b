/** All names that `explain` has something to say about, for a list to search in. */
import { kindWords } from '../../knowledge/describe';
import type { Entry } from '../../knowledge/entry';
import { entries, firstSentence } from '../../knowledge/knowledge';
import { isInRange, type ReleaseName } from '../../knowledge/release';
import { problemTitles } from '../../project/problemTitles';
import { rules } from '../../rules/rules';

export interface ExplainedName {
  readonly name: string;
  /** What it stands for, in a word or two each. */
  readonly kinds: readonly string[];
  /** One sentence of Markdown. */
  readonly summary: string;
  /** Whether the release that was asked about has it; true without one. */
  readonly isInRelease: boolean;
}

/** A name once, whatever it stands for, in the order of the alphabet. */
export function explainedNames(release: ReleaseName | undefined): readonly ExplainedName[] {
  const named = new Map<string, ExplainedName>();
  const all = [
    ...entries().map((entry) => entryName(entry, release)),
    ...rules.map(({ id, what }) => ({ name: id, kinds: ['rule'], summary: what, isInRelease: true })),
    ...Object.entries(problemTitles).map(([name, summary]) => ({
      name,
      kinds: ['message of BitBake'],
      summary,
      isInRelease: true,
    })),
  ];
  for (const each of all) named.set(each.name, merged(named.get(each.name), each));
  return [...named.values()].sort((first, second) => (first.name < second.name ? -1 : 1));
}

function entryName(entry: Entry, release: ReleaseName | undefined): ExplainedName {
  const isInRelease = release === undefined || isInRange(entry, release);
  return { name: entry.name, kinds: [kindWords[entry.kind]], summary: firstSentence(entry.meaning), isInRelease };
}

/** What stands for several things is described by the first that the release has. */
function merged(before: ExplainedName | undefined, added: ExplainedName): ExplainedName {
  if (!before) return added;
  const kinds = [...new Set([...before.kinds, ...added.kinds])];
  const described = !before.isInRelease && added.isInRelease ? added : before;
  return { ...described, kinds };
}
