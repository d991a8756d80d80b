import { shifted } from '../../base/span';
import type { Entry } from '../../knowledge/entry';
import { variables } from '../../knowledge/knowledge';
import { isInRange, newestRelease, type ReleaseName, releasesIn } from '../../knowledge/release';
import type { Snapshot } from '../../project/snapshot';
import type { LocatedAssignment } from '../../syntax/bitbake/locatedAssignments';
import { assignedText } from '../../syntax/bitbake/text';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const variableOfAnotherRelease: FileRule = {
  id: 'variable-of-another-release',
  category: 'configuration',
  subject: 'file',
  severity: 'warning',
  what: 'A variable of meta-virtualization that this release does not have.',
  why: 'BitBake takes any name: what is assigned to a variable that came later, or that is gone, nobody reads.',
  bad: ['SERVICES_TO_DISABLE = "systemd-networkd.service"'],
  good: ['CONTAINER_SYSTEMD_MASK = "systemd-networkd.service"'],
  check({ file: { path, tree }, assignments, snapshot, release }) {
    const known = snapshot.release?.name ?? release ?? newestRelease;
    const missing = missingIn(known);
    return assignments.flatMap((assignment): Finding[] => {
      const { statement, start, parts } = assignment;
      const entry = missing.get(parts.base);
      if (!entry || losesNothing(tree, assignment, entry)) return [];
      if (isReadElsewhere(snapshot, path, parts.base) || isReadIn(tree.text, parts.base)) return [];
      return [
        {
          span: shifted(statement.name, start),
          message:
            `meta-virtualization for ${known} has no ${parts.base}, ${whenText(entry, known)}: nobody reads it.${entry.until ? ` ${entry.history[0] ?? ''}` : ''}`.trimEnd(),
        },
      ];
    });
  },
};

/** The variables that other releases have, by their names. */
function missingIn(release: ReleaseName): ReadonlyMap<string, Entry> {
  const missing = variables().filter(
    (entry) => entry.source === 'meta-virtualization' && !entry.isGeneral && !isInRange(entry, release),
  );
  return new Map(missing.map((entry) => [entry.name, entry]));
}

/** What is switched off is not there in a release without the switch; only where it is on by default, it may be there all the same. */
function losesNothing(tree: SyntaxTree, { statement, start, parts }: LocatedAssignment, entry: Entry): boolean {
  if (parts.operation === 'remove') return false;
  const text = assignedText(tree, start, statement).trim();
  if (text !== '') return /^(?:0|n|no|off|false)$/i.test(text);
  return entry.defaults.every(({ value }) => value === '' || value === '0');
}

function whenText(entry: Entry, release: ReleaseName): string {
  const having = releasesIn(entry);
  const isLater = entry.since !== undefined && !isInRange({ since: entry.since }, release);
  return isLater
    ? `which came with ${having[0] ?? 'a later one'}`
    : `which ${having.at(-1) ?? 'an earlier one'} had last`;
}

/** Another layer may read a variable of the same name. */
function isReadElsewhere(snapshot: Snapshot, path: string, name: string): boolean {
  return snapshot
    .filesMentioning(name)
    .some((file) => file.path !== path && snapshot.textOf(file.path)?.includes(name));
}

function isReadIn(text: string, name: string): boolean {
  return text.includes(`\${${name}}`) || text.includes(`'${name}'`) || text.includes(`"${name}"`);
}
