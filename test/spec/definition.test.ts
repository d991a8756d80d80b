/** Where a name comes from. `over TEXT` is the name, `nothing` that nobody defines it; the other lines are all targets in order, `PATH:LINE`. */
import assert from 'node:assert/strict';
import { definitions } from '../../server/src/features/definition';
import { type CursorCase, checkCursorCases, spannedText } from './cursorCase';
import { projectRoot, projectText } from './projectSnapshot';
import { sourcesOfProject } from './sourcesOfProject';

checkCursorCases('definition', (each) => {
  const found = definitions(each.snapshot, each.file, each.offset, sourcesOfProject(each.file));
  const targets = (found?.targets ?? []).map(
    ({ path, span }) => `${shownPath(each, path)}:${lineOf(each, path, span.start)}`,
  );
  const expected = each.expected.filter((line) => line !== 'nothing' && !line.startsWith('over '));
  assert.deepEqual(targets, expected);
  for (const line of each.expected) {
    if (line === 'nothing') assert.equal(found, undefined);
    if (line.startsWith('over ')) assert.equal(found && spannedText(each, found.origin), line.slice('over '.length));
  }
});

function shownPath({ file }: CursorCase, path: string): string {
  return path === file.path ? 'here' : path.slice(projectRoot.length + 1);
}

function lineOf({ file }: CursorCase, path: string, offset: number): number {
  const text = path === file.path ? file.tree.text : projectText(path);
  return text.slice(0, offset).split('\n').length;
}
