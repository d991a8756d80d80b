import { shifted } from '../../base/span';
import { isOperation } from '../../syntax/bitbake/text';
import type { FileRule } from '../rule';

export const upperCaseOverride: FileRule = {
  id: 'upper-case-override',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  what: 'An override with upper-case letters after `:append`, `:prepend` or `:remove`.',
  why: 'Overrides are lower case. With an upper-case letter behind it BitBake does not see the operation: it sets a variable that is called so and that nobody reads.',
  bad: ['IMAGE_INSTALL:append:QEMUARM64 = " nginx"'],
  good: ['IMAGE_INSTALL:append:qemuarm64 = " nginx"'],
  check({ assignments }) {
    return assignments.flatMap(({ statement, start, name, parts }) => {
      // The name of `A:append:${PN}` is worked out before BitBake looks at it again.
      if (parts.operation || !parts.overrides.some(isOperation) || name.includes('$')) return [];
      const span = shifted(statement.name, start);
      const lowerCase = parts.base + name.slice(parts.base.length).toLowerCase();
      return [
        {
          span,
          message: `BitBake sees no operation in \`${name}\`, because overrides are lower case: the line has no effect.`,
          fix: { title: `Write ${lowerCase}`, safe: false, edits: [{ span, text: lowerCase }] },
        },
      ];
    });
  },
};
