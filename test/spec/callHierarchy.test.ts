/** Which files take in which. `of FILE` is what is asked for, `from FILE: NAMES` takes it in, `to FILE: NAMES` is taken in, with the names by which. */
import assert from 'node:assert/strict';
import { type FileCall, incomingCalls, outgoingCalls, type TreeOf } from '../../server/src/features/callHierarchy';
import { fileMeant } from '../../server/src/features/context/fileMeant';
import { baseName } from '../../server/src/project/paths';
import { dialectByName } from '../../server/src/syntax/bitbake/dialect';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { checkCursorCases } from './cursorCase';
import { projectText } from './projectSnapshot';

checkCursorCases('callHierarchy', ({ snapshot, file, offset, expected }) => {
  const treeOf: TreeOf = (path) => (path === file.path ? file.tree : parse(projectText(path), dialectByName(path)));
  const shown = (word: string, call: FileCall, inPath: string): string => {
    const text = treeOf(inPath)?.text ?? '';
    const names = call.spans.map(({ start, end }) => text.slice(start, end) || 'its own name');
    return `${word} ${baseName(call.file.path)}: ${names.join(', ')}`;
  };
  const meant = fileMeant(snapshot, file, offset);
  if (!meant) return assert.deepEqual(expected, ['nothing']);
  assert.deepEqual(
    [
      `of ${baseName(meant.path)}`,
      ...incomingCalls(snapshot, meant.path, treeOf).map((call) => shown('from', call, call.file.path)),
      ...outgoingCalls(snapshot, meant.path, treeOf).map((call) => shown('to', call, meant.path)),
    ],
    expected,
  );
});
