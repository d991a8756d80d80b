import type { Span } from '../../base/span';
import { wordsIn } from '../../syntax/bitbake/expansions';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const repeatedInherit: FileRule = {
  id: 'repeated-inherit',
  category: 'bitbake',
  subject: 'file',
  severity: 'info',
  what: 'A class that a file inherits twice.',
  why: 'BitBake reads a class once only, where it is inherited first: the second time nothing happens, whatever has been set in between.',
  bad: ['inherit image image-oci', 'inherit image-oci'],
  good: ['inherit image', 'inherit image-oci'],
  check({ file: { tree } }) {
    const seen = new Set<string>();
    const found: Finding[] = [];
    tree.statements.forEach((statement, index) => {
      if (statement.kind !== 'inherit') return;
      const start = tree.starts[index] ?? 0;
      const words = wordsIn(tree.text, start + statement.argument.start, start + statement.argument.end);
      for (const word of words) {
        const name = tree.text.slice(word.start, word.end);
        // A class that an expression chooses may be another one each time.
        if (name.includes('$')) continue;
        if (!seen.has(name)) {
          seen.add(name);
          continue;
        }
        const whole = { start, end: start + statement.length };
        found.push({
          span: word,
          message: `The class ${name} is inherited above already: this does nothing. Remove it.`,
          fix: {
            title: `Remove ${name}`,
            safe: true,
            edits: [{ span: words.length === 1 ? whole : withBlanksBefore(tree.text, word), text: '' }],
          },
        });
      }
    });
    return found;
  },
};

function withBlanksBefore(text: string, { start, end }: Span): Span {
  let at = start;
  while (text.charAt(at - 1) === ' ' || text.charAt(at - 1) === '\t') at--;
  // The first name keeps the blank that separates the others from the keyword.
  return /\w/.test(text.charAt(at - 1)) ? { start: at, end } : { start, end };
}
