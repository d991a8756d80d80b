import { shifted } from '../../base/span';
import { type ObsoleteVariable, obsoleteVariable as obsoleteVariableNamed } from '../../knowledge/obsoleteVariables';
import { compareReleases, newestRelease } from '../../knowledge/release';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const obsoleteVariable: FileRule = {
  id: 'obsolete-variable',
  category: 'bitbake',
  subject: 'file',
  severity: 'error',
  what: 'A variable that OpenEmbedded has renamed or given up.',
  why: '`bitbake.conf` of each release lists these names in BB_RENAMED_VARIABLES, and BitBake stops at an assignment to one of them.',
  bad: ['LICENSE_FLAGS_WHITELIST = "commercial"'],
  good: ['LICENSE_FLAGS_ACCEPTED = "commercial"'],
  check({ file: { tree }, release = newestRelease, assignments }) {
    return assignments.flatMap(({ statement, start, name, parts }): Finding[] => {
      const base = parts.base;
      const variable = obsoleteVariableNamed(base);
      if (!variable || compareReleases(release, variable.since) < 0) return [];
      const { newName } = variable;
      const nameSpan = { start: start + statement.name.start, end: start + statement.name.start + base.length };
      const isWritten = tree.text.slice(nameSpan.start, nameSpan.end) === base && name.startsWith(base);
      return [
        {
          span: isWritten ? nameSpan : shifted(statement.name, start),
          message: `BitBake stops at \`${base}\`: ${instead(variable)}`,
          fix:
            newName !== undefined && isWritten
              ? { title: `Write ${newName}`, safe: true, edits: [{ span: nameSpan, text: newName }] }
              : undefined,
        },
      ];
    });
  },
};

function instead({ newName, instead, form }: ObsoleteVariable): string {
  if (newName !== undefined) return `it is called \`${newName}\` now.`;
  if (instead === undefined) return 'it no longer has a meaning. Remove the assignment.';
  return form === undefined ? `use \`${instead}\`.` : `use \`${instead}\`, with words of the form ${form}.`;
}
