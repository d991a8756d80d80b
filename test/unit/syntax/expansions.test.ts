import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Expansion, expansionsIn, wordsIn } from '../../../server/src/syntax/bitbake/expansions';

/** Each expansion as `kind text`. */
function found(text: string): string[] {
  return expansionsIn(text, 0, text.length).map((each) => shown(text, each));
}

function shown(text: string, { kind, span }: Expansion): string {
  return `${kind} ${text.slice(span.start, span.end)}`;
}

describe('expansionsIn', () => {
  const cases: readonly (readonly [title: string, text: string, expected: readonly string[]])[] = [
    ['Finds variables', 'a ${B} ${C-d/e~f}', ['variable ${B}', 'variable ${C-d/e~f}']],
    ['Leaves what BitBake leaves as text', '$BAR ${} ${ X} ', []],
    ['Calls a name without its brace unclosed', '${MACHINE', ['unclosed ${MACHINE']],
    ['Finds the inner one of two', '${A${B}}', ['variable ${B}']],
    ['Ends Python at the first brace that closes nothing', "${@{'a': 1}['a']} }", ["python ${@{'a': 1}['a']}"]],
    ['Gives up the last pair where nothing else closes', "${@ '{' } x", ["python ${@ '{' }"]],
    ['Takes a brace right after the sign for code', '${@}}', ['python ${@}}']],
    ['Ends Python within its line', '${@ a\n}', ['unclosed ${@']],
    ['Reads over a continued line', '${@ a \\\n + b}', ['python ${@ a \\\n + b}']],
    ['Goes on after an unclosed one in another line', '${@ a\n${@b}', ['unclosed ${@', 'python ${@b}']],
  ];
  for (const [title, text, expected] of cases) test(title, () => assert.deepEqual(found(text), expected));

  test('Finds the variables inside Python', () => {
    const text = "${@'${A}' + d.getVar('B')}";
    const [python] = expansionsIn(text, 0, text.length);
    assert.equal(python?.kind, 'python');
    assert.deepEqual(python?.kind === 'python' && python.inner.map((each) => shown(text, each)), ['variable ${A}']);
  });

  for (const piece of ['${', '${@', '${@{', '${A', '{', '\\ ', '${@${A}']) {
    test(`Stays linear on many ${piece}`, () => {
      const text = piece.repeat(200_000);
      const before = performance.now();
      expansionsIn(text, 0, text.length);
      assert.ok(performance.now() - before < 1000);
    });
  }
});

describe('wordsIn', () => {
  const words = (text: string) => wordsIn(text, 0, text.length).map(({ start, end }) => text.slice(start, end));

  test('Keeps an expansion whole', () => {
    assert.deepEqual(words("a ${@f('b c', d)}-x e"), ['a', "${@f('b c', d)}-x", 'e']);
  });

  test('Splits at continuations', () => assert.deepEqual(words(' \\\n  a \\\n  b\\\n'), ['a', 'b']));
});
