/** What is explained at a cursor. `over TEXT` is the hovered part, `no TEXT` what must not be said, `nothing` that nothing is; each other line has to be part of the explanation. */
import assert from 'node:assert/strict';
import { hover } from '../../server/src/features/hover';
import { checkCursorCases, spannedText } from './cursorCase';
import { sourcesOfProject } from './sourcesOfProject';

checkCursorCases('hover', (each) => {
  const found = hover(each.snapshot, each.file, each.offset, undefined, sourcesOfProject(each.file));
  for (const line of each.expected) {
    if (line === 'nothing') assert.equal(found, undefined);
    else if (line.startsWith('over ')) assert.equal(found && spannedText(each, found.span), line.slice('over '.length));
    else if (line.startsWith('no '))
      assert.ok(!found?.markdown.includes(line.slice('no '.length)), `${line}: it is there`);
    else assert.ok(found?.markdown.includes(line), `"${line}" is missing in:\n${found?.markdown}`);
  }
});
