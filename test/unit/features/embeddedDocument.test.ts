import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { embeddedDocument } from '../../../server/src/features/embeddedDocument';
import { parse } from '../../../server/src/syntax/bitbake/parse';

const recipe = [
  'A = "1"',
  'def named(d):',
  '    return d.getVar("A")',
  'fakeroot python do_tell:append() {',
  '    bb.note("${A} is " + named(d))',
  '}',
  'fakeroot do_install:append() {',
  '    install -d ${D}${@named(d)}',
  '}',
  '() {',
  '    pass',
  '}',
];
const text = `${recipe.join('\n')}\n`;

describe('The code of one language', () => {
  it('is all Python of a file, where it stands, each function as a function of Python', () => {
    assert.deepEqual(codeAt('getVar'), [
      'python',
      '',
      'def named(d):',
      '    return d.getVar("A")',
      'def do_tell_append(d):',
      '    bb.note("____ is " + named(d))',
      '',
      '',
      '',
      '',
      '',
      '    pass',
      '',
    ]);
  });

  it('is all shell code of a file, with its braces', () => {
    assert.deepEqual(codeAt('install -d'), [
      'shellscript',
      '',
      '',
      '',
      '',
      '',
      '',
      'do_install_append() {',
      '    install -d ________________',
      '}',
      '',
    ]);
  });

  it('is as long as the file, line for line, whatever the file holds', () => {
    for (const written of [
      text,
      text.replaceAll('\n', '\r\n'),
      `${text}do_x() {\n  echo "😀 \${A`,
      'python () {\n  a',
    ]) {
      for (let offset = 0; offset <= written.length; offset++) {
        const found = embedded(written, offset);
        if (!found) continue;
        assert.equal(found.text.length, written.length);
        assert.equal(found.text.replaceAll(/[^\r\n]/g, ''), written.replaceAll(/[^\r\n]/g, ''));
      }
    }
  });

  it('is not there outside of functions, and where BitBake expands something', () => {
    for (const word of ['A = ', 'fakeroot do_ins', '${@nam'])
      assert.equal(embedded(text, text.indexOf(word) + 2), undefined, word);
  });
});

function embedded(written: string, offset: number) {
  return embeddedDocument({ path: '/x.bb', tree: parse(written, 'recipe') }, offset);
}

/** The language, then the lines. */
function codeAt(word: string): readonly string[] {
  const found = embedded(text, text.indexOf(word) + 1);
  return found
    ? [
        found.language,
        ...found.text
          .trimEnd()
          .split('\n')
          .map((line) => line.trimEnd()),
        '',
      ]
    : [];
}
