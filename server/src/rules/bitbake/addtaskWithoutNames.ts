import { shifted } from '../../base/span';
import { wordsIn } from '../../syntax/bitbake/expansions';
import { addTaskNames, partText } from '../../syntax/bitbake/text';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const addtaskWithoutNames: FileRule = {
  id: 'addtask-without-names',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  what: 'An `addtask` whose `after` or `before` has no task behind it.',
  why: 'BitBake takes the word for the name of another task: `addtask deploy before` makes the tasks `do_deploy` and `do_before`, and neither is ordered.',
  bad: ['addtask publish after do_image_complete before'],
  good: ['addtask publish after do_image_complete before do_build'],
  check({ file: { tree } }) {
    const found: Finding[] = [];
    tree.statements.forEach((statement, index) => {
      if (statement.kind !== 'addtask') return;
      const start = tree.starts[index] ?? 0;
      const argument = shifted(statement.argument, start);
      const { tasks, after, before } = addTaskNames(partText(tree, start, statement.argument, statement));
      const keyword = [...tasks, ...after, ...before].find(isOrderKeyword);
      if (!keyword) return;
      const words = wordsIn(tree.text, argument.start, argument.end);
      const span = words.findLast((word) => tree.text.slice(word.start, word.end) === keyword);
      if (!span) return;
      found.push({
        span,
        message: `\`${keyword}\` has no task behind it, so that BitBake adds a task \`do_${keyword}\`. Name the task or remove the word.`,
        fix: {
          title: `Remove "${keyword}"`,
          safe: false,
          edits: [{ span: { start: blanksBefore(tree.text, span.start), end: span.end }, text: '' }],
        },
      });
    });
    return found;
  },
};

function isOrderKeyword(word: string): boolean {
  return word === 'after' || word === 'before';
}

function blanksBefore(text: string, at: number): number {
  let start = at;
  while (text.charAt(start - 1) === ' ' || text.charAt(start - 1) === '\t') start--;
  return start;
}
