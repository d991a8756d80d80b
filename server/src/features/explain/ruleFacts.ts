/** What is said of a rule besides what it finds: what it is about, for whom it runs. */
import { rangeWords } from '../../knowledge/describe';
import type { ReleaseName } from '../../knowledge/release';
import { onlyInProfileAll } from '../../rules/profiles';
import { appliesIn, type Rule, type RuleCategory } from '../../rules/rule';

/** In the order in which they are listed. */
export const categoryTitles: Readonly<Record<RuleCategory, string>> = {
  bitbake: 'BitBake',
  image: 'Container images',
  bundle: 'Bundles',
  configuration: 'Configuration',
  files: 'Configuration files of runtimes',
  host: 'Container hosts',
  registry: 'Registries',
  security: 'Security',
  xen: 'Xen',
};

/** Lines of a Markdown list, and in front of it whether the release that is asked about has the rule. */
export function ruleFacts(rule: Rule, release: ReleaseName | undefined): readonly string[] {
  const { id, category, releases } = rule;
  const facts = [
    `Category: ${categoryTitles[category]}`,
    `Releases: ${releaseWords(rule)}`,
    onlyInProfileAll.has(id) ? 'Profile: `all` only, because many maintainers write this on purpose' : '',
  ];
  const list = facts.flatMap((fact) => (fact === '' ? [] : [`- ${fact}`])).join('\n');
  const isAbsent = release !== undefined && !appliesIn(rule, release);
  return [...(isAbsent ? [`**Not in ${release}**: ${rangeWords(releases ?? {})}.`] : []), list];
}

export function releaseWords({ releases }: Rule): string {
  return (releases && rangeWords(releases)) || 'all';
}
