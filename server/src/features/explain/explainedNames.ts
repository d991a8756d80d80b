/** All names that `explain` has something to say about, for a list to search in. */
import { kindWords } from '../../knowledge/describe';
import { pythonKindWords } from '../../knowledge/describeFunction';
import type { Entry } from '../../knowledge/entry';
import { entries, firstSentence } from '../../knowledge/knowledge';
import { pythonFunctions } from '../../knowledge/pythonFunctions';
import { isInRange, type ReleaseName } from '../../knowledge/release';
import { shellFunctions } from '../../knowledge/shellFunctions';
import { problemTitles } from '../../project/problemTitles';
import { ownFindings } from '../../rules/ownFindings';
import { appliesIn } from '../../rules/rule';
import { loadedRules } from '../../rules/rules';
import { rulesPageName, rulesPageSummary } from './rulesPage';

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
    ...functionNames(),
    ...loadedRules().rules.map((rule) => ({
      name: rule.id,
      kinds: ['rule'],
      summary: rule.what,
      isInRelease: release === undefined || appliesIn(rule, release),
    })),
    { name: rulesPageName, kinds: ['list'], summary: rulesPageSummary, isInRelease: true },
    ...ownFindings.map(({ id, what }) => ({
      name: id,
      kinds: ['about suppressions and settings'],
      summary: what,
      isInRelease: true,
    })),
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

function functionNames(): readonly ExplainedName[] {
  const python = pythonFunctions().map((known) => ({ ...known, kind: pythonKindWords(known) }));
  const shell = shellFunctions().map((known) => ({ ...known, kind: 'shell function' }));
  return [...python, ...shell].map(({ name, kind, meaning }) => ({
    name,
    kinds: [kind],
    summary: firstSentence(meaning),
    isInRelease: true,
  }));
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
