/**
 * What is proposed at a cursor. A line of the expectations is a label; the labels have to come in that order, with others
 * between. `LABEL -> TEXT` also says what is inserted, `no LABEL` what must not be there, `over TEXT` what is replaced,
 * `starts line TEXT` what the label before needs at the start of the line, `nothing` that nothing is proposed.
 */
import assert from 'node:assert/strict';
import { complete } from '../../server/src/features/completion';
import { checkCursorCases, spannedText } from './cursorCase';

checkCursorCases('completion', (each) => {
  const list = complete(each.snapshot, each.file, each.offset, { snippets: true });
  const labels = list?.items.map((item) => item.label) ?? [];
  let after = -1;
  for (const line of each.expected) {
    const [label = '', insert] = line.split(' -> ');
    if (line === 'nothing') assert.deepEqual(labels, []);
    else if (line.startsWith('over '))
      assert.equal(list && spannedText(each, list.replace), line.slice('over '.length));
    else if (line.startsWith('starts line '))
      assert.equal(list?.items[after]?.lineStart, line.slice('starts line '.length));
    else if (line.startsWith('no ')) assert.ok(!labels.includes(line.slice('no '.length)), `${line}: it is there`);
    else {
      const index = labels.indexOf(label);
      assert.ok(index !== -1, `${label} is missing in: ${labels.slice(0, 20).join(', ')}`);
      assert.ok(index > after, `${label} comes too early in: ${labels.slice(0, 20).join(', ')}`);
      after = index;
      if (insert !== undefined) assert.equal(list?.items[index]?.insert ?? label, insert.replaceAll('\\n', '\n'));
    }
  }
});
