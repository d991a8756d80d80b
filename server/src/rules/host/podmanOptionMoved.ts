import { shifted } from '../../base/span';
import { isInRange } from '../../knowledge/release';
import { baseName } from '../../project/paths';
import type { LocatedAssignment } from '../../syntax/bitbake/locatedAssignments';
import { assignedText, splitWords } from '../../syntax/bitbake/text';
import type { FileRule, Finding, FindingFix } from '../rule';

export const podmanOptionMoved: FileRule = {
  id: 'podman-option-moved',
  category: 'host',
  subject: 'file',
  severity: 'warning',
  releases: { since: 'walnascar' },
  what: 'The option `docker` in the PACKAGECONFIG of podman, which PODMAN_FEATURES holds since walnascar.',
  why: 'The recipe looks for the word in PODMAN_FEATURES alone. Removed from PACKAGECONFIG it is still installed, the `/usr/bin/docker` that calls podman; added there it only makes podman conflict with docker.',
  bad: ['PACKAGECONFIG:remove:pn-podman = "docker"'],
  good: ['PODMAN_FEATURES:pn-podman = ""'],
  check({ file: { path, tree }, counting, snapshot, release }) {
    // The release of meta-virtualization decides, where it is at hand.
    const known = snapshot.release?.name ?? release;
    if (known && !isInRange({ since: 'walnascar' }, known)) return [];
    const isPodman = /^podman(?:_[^/]*)?\.(?:bbappend|bb)$/.test(baseName(path));
    return counting.flatMap((assignment): Finding[] => {
      const { statement, start, parts } = assignment;
      if (parts.base !== 'PACKAGECONFIG' || statement.flag) return [];
      if (!isPodman && !parts.overrides.includes('pn-podman')) return [];
      const words = splitWords(assignedText(tree, start, statement));
      if (!words.includes('docker')) return [];
      const isRemoved = parts.operation === 'remove';
      return [
        {
          span: shifted(statement.name, start),
          message: isRemoved
            ? 'podman reads `docker` from PODMAN_FEATURES since walnascar: this removes nothing. Write `PODMAN_FEATURES = ""`.'
            : 'podman reads `docker` from PODMAN_FEATURES since walnascar, where it is the default: here it only makes podman conflict with docker. Leave it out.',
          fix: isRemoved && words.length === 1 ? withFeatures(assignment, isPodman) : undefined,
        },
      ];
    });
  },
};

function withFeatures({ statement, start }: LocatedAssignment, isPodman: boolean): FindingFix {
  const name = isPodman ? 'PODMAN_FEATURES' : 'PODMAN_FEATURES:pn-podman';
  return {
    title: 'Empty PODMAN_FEATURES',
    safe: false,
    edits: [
      { span: shifted(statement.name, start), text: name },
      { span: shifted(statement.value, start), text: '' },
    ],
  };
}
