/** The page that lists all rules, by what they are about. */
import type { ReleaseName } from '../../knowledge/release';
import { onlyInProfileAll } from '../../rules/profiles';
import { appliesIn, type Rule } from '../../rules/rule';
import { loadedRules } from '../../rules/rules';
import type { AddressOf } from './linkedNames';
import { categoryTitles, releaseWords } from './ruleFacts';

/** What the page is called among the names that have one. */
export const rulesPageName = 'Rules';

export const rulesPageSummary = 'All rules by what they are about, with what each finds.';

/** Markdown. Rules that the release has not got are listed all the same, and said so. */
export function rulesPage(release: ReleaseName | undefined, addressOf: AddressOf | undefined): string {
  const sections = Object.entries(categoryTitles).flatMap(([category, title]) => {
    const found = loadedRules()
      .rules.filter((rule) => rule.category === category)
      .toSorted(byId);
    return found.length > 0 ? [{ title, rules: found }] : [];
  });
  const contents = sections.map(({ title, rules: { length } }) => `- [${title}](#${anchor(title)}) (${length})`);
  const tables = sections.map((section) => `## ${section.title}\n\n${table(section.rules, release, addressOf)}`);
  return [`# ${rulesPageName}`, introduction, contents.join('\n'), ...tables].join('\n\n');
}

const introduction =
  'What BitBake, a class or a container runtime takes otherwise than its author most likely meant. The setting `metavirt.rules` says how strictly each rule counts, or turns it off.';

function byId(first: Rule, second: Rule): number {
  return first.id < second.id ? -1 : 1;
}

/** As Markdown renderers name headings of plain words. */
function anchor(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

function table(listed: readonly Rule[], release: ReleaseName | undefined, addressOf: AddressOf | undefined): string {
  const rows = listed.map((rule) => {
    const name = addressOf ? `[\`${rule.id}\`](${addressOf(rule.id)})` : `\`${rule.id}\``;
    const absence = release === undefined || appliesIn(rule, release) ? '' : `, not ${release}`;
    const profile = onlyInProfileAll.has(rule.id) ? ' Only in the profile `all`.' : '';
    return [name, rule.severity, `${rule.what}${profile}`, `${releaseWords(rule)}${absence}`];
  });
  const header = ['Rule', 'Severity', 'Finds', 'Releases'];
  return [header, header.map(() => '---'), ...rows].map(tableLine).join('\n');
}

/** A bar in a cell would end it, in code too. */
function tableLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
