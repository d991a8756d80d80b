/** How often the project calls a function, in words. */
import type { FunctionPlace, Snapshot } from '../../project/snapshot';
import type { Viewpoint } from '../context/nearest';
import type { Sources } from '../context/sources';
import { type Target, usesIn } from '../uses/fileUses';
import { isShared } from '../uses/scope';

/** Opening more files would make the answer wait; then their number alone is told. */
const maxOpenedFiles = 24;

/** `Called 3 times in 2 files`; nothing where no call was found. Of a function that only recipes define, the files around this one count. */
export function callersInWords(
  snapshot: Snapshot,
  name: string,
  places: readonly FunctionPlace[],
  from: Viewpoint,
  { tree }: Sources,
): string {
  const languages = new Set(places.map(({ language }) => language));
  const target: Target = { space: 'datastore', text: name, languages };
  const isOfAll = places.some(({ path }) => isShared(snapshot, path));
  const mentioning = isOfAll
    ? snapshot.filesMentioning(name).map(({ path }) => path)
    : [from.path, ...from.related].filter((path) => snapshot.file(path) !== undefined);
  if (mentioning.length > maxOpenedFiles) return isOfAll ? `Named in about ${rounded(mentioning.length)} files` : '';
  let callCount = 0;
  let fileCount = 0;
  for (const path of mentioning) {
    const source = path === from.path ? from.tree : tree(path);
    const calls = source ? usesIn(source, [target]).filter(({ access }) => access === 'reads').length : 0;
    callCount += calls;
    if (calls > 0) fileCount++;
  }
  if (callCount === 0) return '';
  const times = callCount === 1 ? 'once' : `${callCount} times`;
  return `Called ${times} in ${fileCount === 1 ? 'one file' : `${fileCount} files`}`;
}

/** The files that a search would open: a few hold only a word that looks the same to it. */
function rounded(count: number): number {
  return Math.round(count / 10) * 10;
}
