import { shifted } from '../../base/span';
import type { FileRule } from '../rule';

export const emptyOverride: FileRule = {
  id: 'empty-override',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  what: 'A colon in the name of a variable with no override after it.',
  why: 'After `:append`, `:prepend` and `:remove` BitBake takes the nothing for an override that always holds. Elsewhere the colon becomes a part of the name of a variable that nobody reads.',
  bad: ['IMAGE_INSTALL:append: = " nginx"'],
  good: ['IMAGE_INSTALL:append = " nginx"'],
  check({ assignments }) {
    return assignments.flatMap(({ statement, start, name, parts }) => {
      if (parts.base === '' || !parts.overrides.includes('')) return [];
      const span = shifted(statement.name, start);
      const wholeName = name.split(':').filter(Boolean).join(':');
      const happens = parts.operation
        ? `BitBake reads it as \`${wholeName}\``
        : `BitBake sets a variable that is really called \`${name}\``;
      return [
        {
          span,
          message: `An override is missing after a colon of \`${name}\`: ${happens}. Name the override or remove the colon.`,
          fix: { title: `Write ${wholeName}`, safe: false, edits: [{ span, text: wholeName }] },
        },
      ];
    });
  },
};
