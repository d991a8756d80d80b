import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cutHereDocuments } from '../../../server/src/syntax/bitbake/cutHereDocument';
import { parse } from '../../../server/src/syntax/bitbake/parse';

describe('Here-documents that a brace in column 0 cuts', () => {
  it('are found with the function, the word, the braces and what is left over', () => {
    const [cut, ...others] = cutsIn([
      'do_install() {',
      '    cat > ${D}/config.json <<EOF',
      '{',
      '    "a": 1',
      '}',
      'EOF',
      '    chmod 600 ${D}/config.json',
      '}',
      'A = "1"',
    ]);
    assert.deepEqual(others, []);
    assert.equal(cut?.name, 'do_install');
    assert.equal(cut?.word, 'EOF');
    assert.equal(cut?.braces.length, 1);
    assert.deepEqual(cut?.rest, { first: 1, last: 3 });
  });

  it('may hold several such braces', () => {
    const [cut] = cutsIn([
      'do_x() {',
      "    cat <<'END'",
      'a {',
      '}',
      'b {',
      '}',
      'END',
      '}',
      'do_y() {',
      '    true',
      '}',
    ]);
    assert.equal(cut?.braces.length, 2);
    assert.equal(cut?.rest.last, 4);
  });

  it('are not found where the braces are indented, in Python, or where the word does not come', () => {
    assert.deepEqual(cutsIn(['do_x() {', '    cat <<EOF', '{', ' }', 'EOF', '}']), []);
    assert.deepEqual(cutsIn(['python do_x() {', '    a = 1 <<EOF', '}', 'EOF']), []);
    assert.deepEqual(cutsIn(['do_x() {', '    cat <<EOF', '{', '}', 'nothing', '}']), []);
  });
});

function cutsIn(lines: readonly string[]) {
  return cutHereDocuments(parse(`${lines.join('\n')}\n`, 'recipe'));
}
