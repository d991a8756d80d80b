/** The page of documentation about a name: what `explain` says, and the names that lead on from it and to it. */
import type { Entry, Need } from '../../knowledge/entry';
import { entries, entriesNamed } from '../../knowledge/knowledge';
import type { ReleaseName } from '../../knowledge/release';
import { exampleLines } from '../../rules/example';
import type { Rule } from '../../rules/rule';
import { loadedRules } from '../../rules/rules';
import { explain } from '../explain';
import { type AddressOf, mentionedBy, withLinkedNames } from './linkedNames';
import { rulesPage, rulesPageName } from './rulesPage';

/** More names than this tell nobody anything. */
const mostMentions = 60;

/** Markdown with headings; undefined if nothing has the name. `addressOf` gives where the names in it lead to; without it they are words. */
export function page(name: string, release: ReleaseName | undefined, addressOf?: AddressOf): string | undefined {
  if (name === rulesPageName) return rulesPage(release, addressOf);
  const explanation = explain(name, release);
  if (explanation === undefined) return undefined;
  const text = withHeadings(`${explanation}${mentions(name)}`);
  return addressOf ? withLinkedNames(text, name, addressOf) : text;
}

/** Titles are bold words where there is little room. The dot is escaped as in linkedNames.ts. */
function withHeadings(markdown: string): string {
  return markdown.replace(/^(\*\*`[^`]+`\*\* \u00b7 .*)$/gm, '# $1');
}

function mentions(name: string): string {
  const own = new Set(entriesNamed(name).flatMap(({ see }) => see));
  const names = [
    ...entries()
      .filter((entry) => mentionsName(entry, name))
      .map((entry) => entry.name),
    ...loadedRules()
      .rules.filter((rule) => isAbout(rule, name))
      .map(({ id }) => id),
  ].filter((each) => each !== name && !own.has(each));
  const shown = [...new Set(names)].sort();
  if (shown.length === 0) return '';
  const more = shown.length > mostMentions ? ` and ${shown.length - mostMentions} more` : '';
  const list = shown.slice(0, mostMentions).map((each) => `\`${each}\``);
  return `\n\n${mentionedBy}${list.join(', ')}${more}`;
}

function mentionsName({ see, needs }: Entry, name: string): boolean {
  return see.includes(name) || needs.some((need) => neededName(need) === name);
}

/** A needed setting is written as an assignment. */
function neededName({ kind, name }: Need): string {
  return kind === 'setting' ? (/^[\w-]+/.exec(name)?.[0] ?? name) : name;
}

/** Only names of variables and tasks are told from other words of a text. */
function isAbout(rule: Rule, name: string): boolean {
  if (!/^(?:[A-Z][A-Z0-9]*_[A-Z0-9_]+|do_\w+)$/.test(name)) return false;
  const { what, why, bad, good } = rule;
  const texts = [what, why, ...exampleLines(rule, bad), ...exampleLines(rule, good)];
  return texts.some((text) => text.includes(name) && text.split(/[^\w]+/).includes(name));
}
