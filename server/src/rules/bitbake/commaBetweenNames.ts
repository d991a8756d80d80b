import type { Span } from '../../base/span';
import { wordsIn } from '../../syntax/bitbake/expansions';
import type { Statement } from '../../syntax/bitbake/tree';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const commaBetweenNames: FileRule = {
  id: 'comma-between-names',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  what: 'A comma in a list of tasks, classes, functions or files.',
  why: 'BitBake splits these lists at blanks only: the comma becomes a part of the name before it, and there is no such task, class or file.',
  bad: ['addtask publish after do_image_oci, do_image_complete'],
  good: ['addtask publish after do_image_oci do_image_complete'],
  check({ file: { tree } }) {
    const found: Finding[] = [];
    tree.statements.forEach((statement, index) => {
      const argument = nameList(statement);
      if (!argument) return;
      const start = tree.starts[index] ?? 0;
      for (const word of wordsIn(tree.text, start + argument.start, start + argument.end)) {
        const written = tree.text.slice(word.start, word.end);
        if (!written.includes(',') || written.includes('$')) continue;
        found.push({
          span: word,
          message: `BitBake splits at blanks only, so that the comma is a part of the name \`${written}\`. Remove it.`,
          fix: { title: 'Remove the comma', safe: true, edits: [{ span: word, text: withoutCommas(written) }] },
        });
      }
    });
    return found;
  },
};

function nameList(statement: Statement): Span | undefined {
  switch (statement.kind) {
    case 'addtask':
    case 'deltask':
    case 'addhandler':
    case 'EXPORT_FUNCTIONS':
    case 'inherit':
    case 'inherit_defer':
    case 'include':
    case 'require':
      return statement.argument;
    default:
      return undefined;
  }
}

function withoutCommas(written: string): string {
  return written.split(',').filter(Boolean).join(' ');
}
