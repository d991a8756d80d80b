import { shifted } from '../../base/span';
import { isInRange } from '../../knowledge/release';
import { referredText } from '../../syntax/bitbake/locatedAssignments';
import { assignedText } from '../../syntax/bitbake/text';
import type { Finding } from '../finding';
import { isReplaced } from '../replacedValue';
import type { FileRule } from '../rule';

export const falseTextIsOn: FileRule = {
  id: 'false-text-is-on',
  category: 'host',
  subject: 'file',
  severity: 'warning',
  releases: { since: 'walnascar' },
  what: 'A switch that only an empty value turns off, set to `0` or `false`.',
  why: 'The recipe of crun looks whether CRUN_AS_RUNC is empty, not at what it says: with any other text it installs a link `runc`, and from wrynose on conflicts with the package of that name.',
  bad: ['CRUN_AS_RUNC = "false"'],
  good: ['CRUN_AS_RUNC = ""'],
  check({ file: { tree }, assignments, counting, snapshot, release }) {
    // The release of meta-virtualization decides, where it is at hand.
    const known = snapshot.release?.name ?? release;
    if (known && !isInRange({ since: 'walnascar' }, known)) return [];
    return counting.flatMap((assignment): Finding[] => {
      const { statement, start, parts } = assignment;
      if (parts.base !== 'CRUN_AS_RUNC' || statement.flag || parts.operation) return [];
      if (isReplaced(assignments, assignment)) return [];
      const text = referredText(tree, assignments, assignedText(tree, start, statement).trim());
      if (!/^(?:0|n|no|off|false|none)$/i.test(text)) return [];
      const span = shifted(statement.value, start);
      return [
        {
          span,
          message: `\`${text}\` leaves CRUN_AS_RUNC on: every text does but an empty one, and crun still installs \`runc\`. Write \`""\`.`,
          fix: { title: 'Empty the value', safe: true, edits: [{ span, text: '' }] },
        },
      ];
    });
  },
};
