import { isJoinedAtSight, jointOf } from '../appendJoint';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const appendWithoutSpace: FileRule = {
  id: 'append-without-space',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  what: 'A word appended or prepended to a list without a blank between.',
  why: '`:append` and `:prepend` add no blank of their own: the word grows together with the last or first one of the list, into one that does not exist.',
  bad: ['IMAGE_INSTALL:append = "nginx"'],
  good: ['IMAGE_INSTALL:append = " nginx"'],
  check({ file: { tree }, assignments, counting, overrideMark }) {
    return counting.flatMap((assignment): Finding[] => {
      const joint = jointOf(assignment);
      if (!joint || !isJoinedAtSight(tree, assignments, assignment)) return [];
      const { statement, start, parts } = assignment;
      const at = start + (joint === 'end' ? statement.value.end : statement.value.start);
      const other = joint === 'end' ? 'first' : 'last';
      return [
        {
          span: { start: start + statement.value.start, end: start + statement.value.end },
          message: `A blank is missing at the ${joint}: \`${overrideMark}${parts.operation}\` joins the word to the ${other} one of ${parts.base}.`,
          fix: {
            title: `Put a blank at the ${joint}`,
            safe: true,
            edits: [{ span: { start: at, end: at }, text: ' ' }],
          },
        },
      ];
    });
  },
};
