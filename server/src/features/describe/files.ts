/** What the names of files mean: classes and included files. Undefined where there is no such file. */
import { describe } from '../../knowledge/describe';
import { classNamed } from '../../knowledge/knowledge';
import type { Snapshot } from '../../project/snapshot';
import { joined } from './markdown';
import { fileLink } from './placeLinks';

export function describeClass(snapshot: Snapshot, name: string): string | undefined {
  const entry = classNamed(name);
  const files = snapshot.classFiles(name);
  if (!entry && files.length === 0) return undefined;
  return joined([
    entry ? describe(entry, snapshot.release?.name) : `**\`${name}\`** · class`,
    ...files.map((path) => fileLink(snapshot, path)),
  ]);
}

export function describeInclude(snapshot: Snapshot, fromPath: string, target: string): string | undefined {
  const path = snapshot.resolveInclude(fromPath, target);
  return path && joined([`**\`${target}\`** · file`, fileLink(snapshot, path)]);
}
