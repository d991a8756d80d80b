/** Reads cases from Markdown: a heading is a case's name, its fenced blocks are the input and what is expected of it. */
import { readFileSync, writeFileSync } from 'node:fs';

export interface MarkdownCase {
  readonly title: string;
  readonly blocks: readonly MarkdownBlock[];
}

export interface MarkdownBlock {
  /** What follows the opening fence: `bitbake conf`. */
  readonly info: string;
  /** The lines between the fences, the last line end included. */
  readonly text: string;
}

export function readMarkdownCases(path: string): readonly MarkdownCase[] {
  const cases: { title: string; blocks: MarkdownBlock[] }[] = [];
  let open: { info: string; lines: string[] } | undefined;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (open) {
      if (line === '```') {
        cases.at(-1)?.blocks.push({ info: open.info, text: open.lines.map((each) => `${each}\n`).join('') });
        open = undefined;
      } else {
        open.lines.push(line);
      }
    } else if (line.startsWith('```')) {
      open = { info: line.slice(3).trim(), lines: [] };
    } else if (line.startsWith('## ')) {
      cases.push({ title: line.slice(3).trim(), blocks: [] });
    }
  }
  return cases.filter(({ blocks }) => blocks.length > 0);
}

/** The block whose info begins with a word; undefined if the case has none. */
export function blockOf(markdownCase: MarkdownCase, word: string): MarkdownBlock | undefined {
  return markdownCase.blocks.find(({ info }) => info.split(' ')[0] === word);
}

/**
 * Writes what each case gives today into its block of expectations, for `UPDATE_EXPECTED=1 npm test`: the diff is then read
 * like any other change.
 */
export function updateExpected(path: string, word: string, actual: (markdownCase: MarkdownCase) => string): void {
  const cases = new Map(readMarkdownCases(path).map((each) => [each.title, each]));
  const sections = readFileSync(path, 'utf8').split(/^(?=## )/m);
  const updated = sections.map((section) => {
    const each = cases.get(section.slice(3, section.indexOf('\n')).trim());
    const open = section.indexOf(`\n\`\`\`${word}\n`);
    if (!each || open === -1) return section;
    const start = open + word.length + 5;
    return section.slice(0, start) + actual(each) + section.slice(section.indexOf('```\n', start));
  });
  writeFileSync(path, updated.join(''));
}
