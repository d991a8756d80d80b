/** Explanations in which the names that have a page of documentation lead to it. */
import { kindWords, seeAlso } from '../../knowledge/describe';
import { entriesNamed, variableNamed } from '../../knowledge/knowledge';
import { isProblemCode } from '../../project/problemTitles';
import { ownFindingNamed } from '../../rules/ownFindings';
import { ruleNamed } from '../../rules/rules';

/** Gives the address of the page about a name. */
export type AddressOf = (name: string) => string;

/** Whether a page is called so. */
function hasPage(name: string): boolean {
  const isFinding = isProblemCode(name) || ownFindingNamed(name) !== undefined || ruleNamed(name) !== undefined;
  return isFinding || entriesNamed(name).length > 0;
}

/**
 * The Markdown with a link on each code span that names something with a page, but for `subject`, which it is about. Code blocks stay as
 * they are. A short word such as `docker` is a value as often as a name: it is linked only in the lists of names at the end of a page.
 */
export function withLinkedNames(markdown: string, subject: string, addressOf: AddressOf): string {
  let isCode = false;
  const lines = markdown.split('\n').map((line) => {
    if (line.startsWith('```')) isCode = !isCode;
    // Between longer runs of backquotes stands text that holds some itself.
    if (isCode || line.includes('``')) return line;
    const isListOfNames = nameListStarts.some((start) => line.startsWith(start));
    return line.replace(/`([^`]+)`/g, (span: string, text: string) => {
      const name = isListOfNames && hasPage(text) ? text : nameIn(text);
      return name === undefined || name === subject ? span : `[${span}](${addressOf(name)} "${name}")`;
    });
  });
  return lines.join('\n');
}

/** How the lines of a page begin that hold nothing but names. */
export const mentionedBy = 'Mentioned by: ';
const nameListStarts = [seeAlso, mentionedBy];

/** The name of what a code span is about: a name itself, `inherit NAME`, `NAME = "value"` or `NAME[flag]`. */
function nameIn(text: string): string | undefined {
  const inherited = text.startsWith('inherit ') ? text.slice('inherit '.length) : undefined;
  if (inherited !== undefined) return hasPage(inherited) ? inherited : undefined;
  if (/[A-Z_-]/.test(text) && !/\s/.test(text) && text.length > 2 && hasPage(text)) return text;
  const variable = /^[A-Z][A-Z0-9_]+(?=[ :[])/.exec(text)?.[0];
  return variable !== undefined && variableNamed(variable) ? variable : undefined;
}

/** The name whose documentation an explanation holds, told from its title; undefined where it only says what is in the layers. */
export function documentedName(markdown: string): string | undefined {
  // The dot is written as an escape because the bundle is read as ASCII, and esbuild leaves regular expressions as they are.
  for (const [, name = '', kind = ''] of markdown.matchAll(/^\*\*`([^`]+)`\*\* \u00b7 (.*)$/gm)) {
    if (entriesNamed(name).some((entry) => kind.startsWith(kindWords[entry.kind]))) return name;
  }
  return undefined;
}
