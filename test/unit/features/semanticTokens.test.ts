import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { semanticTokens } from '../../../server/src/features/semanticTokens';
import { parse } from '../../../server/src/syntax/bitbake/parse';

describe('Semantic tokens', () => {
  it('take a name apart at its colons, but not inside of an expansion', () => {
    assert.deepEqual(tokens('FILES:${A:B}-x:append:arm:class-native = "${C}"\n'), [
      'FILES variable',
      'A:B variable',
      'append keyword',
      'arm enumMember',
      'class-native enumMember',
      '= operator',
      'C variable',
    ]);
  });

  it('tell keywords, flags and operators', () => {
    assert.deepEqual(tokens('export FOO[doc] ?= "x"\nunset FOO[doc]\n'), [
      'export keyword',
      'FOO variable',
      'doc property',
      '?= operator',
      'unset keyword',
      'FOO variable',
      'doc property',
    ]);
  });

  it('find the variables that Python code names', () => {
    assert.deepEqual(tokens('python do_x() {\n    d.setVar("A", d.getVar(\'B\') + "${C}")\n    other("D")\n}\n'), [
      'python keyword',
      'do_x function',
      'A variable',
      'B variable',
      'C variable',
    ]);
    assert.deepEqual(tokens('def f(d):\n    return bb.utils.contains("A", "x", "${B}", "", d)\n'), [
      'def keyword',
      'f function',
      'A variable',
      'B variable',
    ]);
    assert.deepEqual(tokens("A = \"${@d.getVar('B') + '${C}'}\"\n").slice(2), ['B variable', 'C variable']);
  });

  it('find the keywords of an anonymous function', () => {
    assert.deepEqual(tokens('fakeroot python () {\n    pass\n}\n'), ['fakeroot keyword', 'python keyword']);
    assert.deepEqual(tokens('() {\n}\n'), []);
  });

  it('tell tasks from the words between them', () => {
    assert.deepEqual(tokens('addtask a after do_b before do_c\ndeltask ${T}\n'), [
      'addtask keyword',
      'a function',
      'after keyword',
      'do_b function',
      'before keyword',
      'do_c function',
      'deltask keyword',
      'T variable',
    ]);
  });

  it('never overlap and stay in order, whatever the text', () => {
    const text = 'A${B${C}}:x[f = "${@${D}}"\npython() {\n${@d.getVar("${E}")}\n';
    let end = 0;
    for (const { span } of semanticTokens({ path: '/x.bb', tree: parse(text, 'recipe') })) {
      assert.ok(span.start >= end && span.end > span.start);
      end = span.end;
    }
  });
});

function tokens(text: string): readonly string[] {
  const file = { path: '/x.bb', tree: parse(text, 'recipe') };
  return semanticTokens(file).map(({ span, type }) => `${text.slice(span.start, span.end)} ${type}`);
}
