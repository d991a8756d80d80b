import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type WrittenFile, writtenFiles } from '../../../server/src/formats/writtenFiles';
import { parse } from '../../../server/src/syntax/bitbake/parse';
import { reparse } from '../../../server/src/syntax/bitbake/reparse';

const text = [
  'A = "1"',
  'do_install() {',
  '    cat > ${D}/etc/containers/storage.conf <<EOF',
  '[storage]',
  'driver = "vfs"',
  'EOF',
  '}',
  'B = "2"',
  '',
].join('\n');

function shown({ file, span, command, spanOf }: WrittenFile): unknown {
  const driver = file.text.indexOf('driver');
  return [file.text, file.uses, span, command, spanOf({ start: driver, end: driver + 'driver'.length })];
}

describe('The files that a function writes', () => {
  it('are the same after edits elsewhere, at their new places and beside the new text', () => {
    let tree = parse(text, 'recipe');
    const [before] = writtenFiles(tree, '/x.bb');
    for (const added of ['C = "3"\n', '# a comment\n', 'D = "4"\n']) {
      tree = reparse(tree, { start: 0, end: 0, text: added });
      const [after] = writtenFiles(tree, '/x.bb');
      assert.equal(after?.file.tree, before?.file.tree, 'read again');
      assert.deepEqual(after && shown(after), writtenFiles(parse(tree.text, 'recipe'), '/x.bb').map(shown)[0]);
    }
    assert.equal(writtenFiles(tree, '/x.bb')[0], writtenFiles(tree, '/x.bb')[0]);
  });

  it('are read again where the edit is in the function', () => {
    const start = text.indexOf('vfs');
    const tree = reparse(parse(text, 'recipe'), { start, end: start + 3, text: 'overlay' });
    assert.match(writtenFiles(tree, '/x.bb')[0]?.file.text ?? '', /driver = "overlay"/);
  });
});
