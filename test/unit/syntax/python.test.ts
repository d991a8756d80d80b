import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CodeChecker } from '../../../server/src/syntax/bitbake/codeProblems';
import { parse } from '../../../server/src/syntax/bitbake/parse';

/** The problems as `line severity code: marked text`. */
function told(...lines: readonly string[]): string[] {
  const tree = parse(lines.map((line) => `${line}\n`).join(''), 'recipe');
  return [...new CodeChecker().check(tree)].flatMap(([index, problems]) =>
    problems.map(({ severity, code, span, bitbakeLine }) => {
      const start = tree.starts[index] ?? 0;
      return `${bitbakeLine + 1} ${severity} ${code}: ${tree.text.slice(start + span.start, start + span.end)}`;
    }),
  );
}

describe('The Python of a recipe', () => {
  test('Is an error where BitBake compiles it while it parses', () => {
    assert.deepEqual(told('def f(d):', '    return (d'), ['2 error python-syntax: (']);
    assert.deepEqual(told('python () {', '    if d', '}'), ['2 error python-syntax: \n']);
    assert.deepEqual(told('A := "${@1 +}"'), ['1 error python-syntax: 1 +']);
  });

  test('Is a warning where BitBake compiles it later', () => {
    assert.deepEqual(told('python do_x() {', '    x = = 1', '}'), ['2 warning python-syntax: =']);
    assert.deepEqual(told('A = "${@1 +}"'), ['1 warning python-syntax: 1 +']);
  });

  test('May stand in column 0 in a task', () => assert.deepEqual(told('python do_x() {', 'bb.note("x")', '}'), []));

  test('Has its indentation checked', () => {
    assert.deepEqual(told('def f(d):', '    a = 1', '      b = 2'), ['3 error python-syntax: b = 2']);
    assert.deepEqual(told('def f(d):', '    if d:', '    return 1'), ['3 error python-syntax: return 1']);
    assert.deepEqual(told('def f(d):', '        if d:', '            pass', '      return 1'), [
      '4 error python-syntax: return 1',
    ]);
  });

  test('Has its strings and brackets checked', () => {
    assert.deepEqual(told('def f(d):', '    return "a'), ['2 error python-syntax: "a']);
    assert.deepEqual(told('def f(d):', '    return 1)'), ['2 error python-syntax: )']);
    assert.deepEqual(told('def f(d):', '    try:', '        pass'), ['2 error python-syntax: try']);
  });

  test('Is left as it is by BitBake where a string in an expression never ends', () => {
    assert.deepEqual(told('A = "${@\'a}"'), ["1 warning python-string: ${@'a}"]);
  });

  test('Is not judged where a variable is a part of it', () => assert.deepEqual(told('A = "${@1 ${B} 2}"'), []));

  test('Is not judged where a line of one backslash lends its indentation', () => {
    assert.deepEqual(told('def f(d):', '    \\', 'return 1', '    return 2'), []);
  });

  test('May continue a line with a blank one', () => {
    assert.deepEqual(told('def f(d):', '    a = 1 \\', '', '    return a'), []);
  });

  test('Costs no more than its length where it is made to be slow', () => {
    const before = performance.now();
    for (const piece of ['(', '{', ')', 'f"{', 'lambda: ', '**'])
      told('python () {', `    ${piece.repeat(20_000)}`, '}');
    assert.ok(performance.now() - before < 5000);
  });
});

test('What was found in a statement is not looked for again after an edit elsewhere', () => {
  const checker = new CodeChecker();
  const tree = parse('def f(d):\n    return (d\nA = "1"\n', 'recipe');
  const first = checker.check(tree).get(0);
  assert.equal(checker.check(tree).get(0), first);
});
