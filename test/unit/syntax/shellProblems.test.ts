import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CodeChecker } from '../../../server/src/syntax/bitbake/codeProblems';
import { parse } from '../../../server/src/syntax/bitbake/parse';

describe('Syntax errors in shell functions', () => {
  it('are blocks that are never closed', () => {
    assert.deepEqual(told('if a; then', '    b'), ['2 if: No `fi` closes this `if`.']);
    assert.deepEqual(told('for x in a b; do', '    c'), ['2 for: No `done` closes this `for`.']);
    assert.deepEqual(told('while a; do', '    if b; then c; fi'), ['2 while: No `done` closes this `while`.']);
    assert.deepEqual(told('case a in', 'b) c;;'), ['2 case: No `esac` closes this `case`.']);
    assert.deepEqual(told('helper() {', '    a'), ['2 {: No `}` closes this `{`.']);
    assert.deepEqual(told('(if a; then b)', 'fi'), ['2 if: No `fi` closes this `if`.']);
  });

  it('are the ends of blocks that were never opened', () => {
    assert.deepEqual(told('a', 'fi'), ['3 fi: Nothing is open that this `fi` could close.']);
    assert.deepEqual(told('a)', 'b'), ['2 ): Nothing is open that this `)` could close.']);
    assert.deepEqual(told('if a; then', 'done'), ['2 if: No `fi` closes this `if`.']);
  });

  it('are quotes and parentheses that are never closed', () => {
    assert.deepEqual(told('a "b'), ['2 ": No `"` closes this `"`.']);
    assert.deepEqual(told("a 'b"), ["2 ': No `'` closes this `'`."]);
    assert.deepEqual(told('a=$(b'), ['2 $(: No `)` closes this `$(`.']);
    assert.deepEqual(told('(a'), ['2 (: No `)` closes this `(`.']);
    assert.deepEqual(told('a `b'), ['2 `: No ``` closes this ```.']);
  });

  it("are what BitBake's parser does not know", () => {
    assert.deepEqual(told('a=$((1 + 1))'), ['2 $((: BitBake knows no `$((` in shell code.']);
    assert.deepEqual(told('cat <<< b'), ['2 <<<: BitBake knows no `<<<` in shell code.']);
  });

  it('are none in code that is right', () => {
    for (const lines of [
      ['if a; then b; elif c; then d; else e; fi'],
      ['for x in a; do case $x in (a) b ;; c|d) e ;; esac; done'],
      ['helper() { a; }', 'function other { b; }', 'third () (', '    c', ')'],
      ['echo if then fi done', 'a --done "fi)" \'if (\' \\" \\('],
      ['cat <<EOF', 'if "it\'s (', 'EOF', "cat <<'END' > x", 'a "b', 'END'],
      ['a "$(b "c $(d)")" `e "f"`', 'x=${y:-"z"}', "# it's a comment (", 'a#b'],
      ['${@bb.utils.contains("A", "b", "if", ")", d)} ${D}', 'a ${#b} ${c%%"}"*}'],
      ["a $'it\\'s'"],
      ['while read a; do b; done < c', 'a && { b || c; }', '! d | e &'],
      [''],
    ]) {
      assert.deepEqual(told(...lines), [], lines.join(' / '));
    }
  });

  it('are not looked for in what is added to a function that may be Python', () => {
    assert.deepEqual(toldOf('do_create_spdx:append() {\n    if not a:\n        b()\n}\n'), []);
    assert.equal(toldOf('do_install:append() {\n    if a; then\n}\n').length, 1);
  });
});

function told(...lines: readonly string[]): readonly string[] {
  return toldOf(`do_x() {\n${lines.join('\n')}\n}\n`);
}

/** The line, the marked text and the first sentence. */
function toldOf(text: string): readonly string[] {
  const tree = parse(text, 'recipe');
  return [...new CodeChecker().check(tree).values()].flat().map(({ span, message }) => {
    const marked = text.slice(span.start, span.end);
    return `${text.slice(0, span.start).split('\n').length} ${marked}: ${message.slice(0, message.indexOf(". BitBake's") + 1)}`;
  });
}
