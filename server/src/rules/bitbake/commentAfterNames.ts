import { wordsIn } from '../../syntax/bitbake/expansions';
import { isPathDirective } from '../../syntax/bitbake/pathDirective';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const commentAfterNames: FileRule = {
  id: 'comment-after-names',
  category: 'bitbake',
  subject: 'file',
  severity: 'error',
  what: 'A comment behind `inherit`, `include` or `require`.',
  why: 'BitBake has no comments behind a statement: it looks for a class or file `#` and one for each word of the comment, and stops at the first that is not there.',
  bad: ['inherit image-oci # for the registry'],
  good: ['# for the registry', 'inherit image-oci'],
  check({ file: { tree } }) {
    const found: Finding[] = [];
    tree.statements.forEach((statement, index) => {
      if (!isPathDirective(statement)) return;
      const start = tree.starts[index] ?? 0;
      const argumentEnd = start + statement.argument.end;
      const words = wordsIn(tree.text, start + statement.argument.start, argumentEnd);
      const hash = words.find((word) => tree.text.charAt(word.start) === '#');
      if (!hash) return;
      const names = words.findLast((word) => word.end <= hash.start);
      const comment = tree.text.slice(hash.start, argumentEnd);
      found.push({
        span: { start: hash.start, end: argumentEnd },
        message: `BitBake takes each word of this comment for a name behind \`${statement.kind}\`. Move it above the line.`,
        fix: statement.continued
          ? undefined
          : {
              title: 'Move the comment above the line',
              safe: true,
              edits: [
                { span: { start, end: start }, text: `${comment}\n` },
                { span: { start: names?.end ?? hash.start, end: argumentEnd }, text: '' },
              ],
            },
      });
    });
    return found;
  },
};
