import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LiteralVariables } from '../../../server/src/project/layers/literalVariables';
import { parse } from '../../../server/src/syntax/bitbake/parse';

function assignedValue(name: string, ...lines: string[]): string | undefined {
  const variables = new LiteralVariables();
  variables.read(parse(`${lines.join('\n')}\n`, 'conf'), {
    LAYERDIR: '/layers/one',
    FILE: '/layers/one/conf/layer.conf',
  });
  return variables.get(name);
}

describe('Values of configuration variables', () => {
  const cases: readonly (readonly [says: string, value: string | undefined, ...lines: string[]])[] = [
    ['Joins what the operators add', 'z y a b c', 'A = "a"', 'A += "b"', 'A =+ "y"', 'A .= " c"', 'A =. "z "'],
    ['Keeps the first ?=', 'one', 'A ?= "one"', 'A ?= "two"'],
    ['Keeps the last ??=', 'two', 'A ??= "one"', 'A ??= "two"'],
    ['Prefers ?= to ??=', 'set', 'A ??= "default"', 'A ?= "set"'],
    ['Loses ??= to +=, as BitBake does', ' more', 'A ??= "default"', 'A += "more"'],
    [
      'Appends, prepends and removes at the end',
      'p a c',
      'A:append = " b c"',
      'A:prepend = "p "',
      'A:remove = "b"',
      'A = "a"',
    ],
    ['Leaves overrides alone', 'a', 'A = "a"', 'A:qemuarm = "b"', 'A:append:qemuarm = " c"'],
    ['Expands late', 'new', 'A = "${B}"', 'B = "old"', 'B = "new"'],
    ['Expands := at once', 'old', 'B = "old"', 'A := "${B}"', 'B = "new"'],
    ['Keeps what nothing sets', '${NOBODY}', 'A = "${NOBODY}"'],
    ['Puts the layer folder in at once', '/layers/one/x', 'A = "${LAYERDIR}/x"', 'LAYERDIR = "/elsewhere"'],
    ['Follows a path written in Python', '/layers', 'A = "${@os.path.normpath(\'${LAYERDIR}/../\')}"'],
    [
      'Follows a path relative to the file',
      '/layers/one',
      "A := \"${@os.path.abspath(os.path.dirname(d.getVar('FILE', True)) + '/..')}\"",
    ],
    ['Runs no other Python', '${@1 + 1}', 'A = "${@1 + 1}"'],
    ['Survives a variable that names itself', '${A}', 'A = "${A}"'],
    ['Knows nothing of a variable that is not set', undefined, 'B = "b"'],
  ];
  for (const [says, value, ...lines] of cases) {
    test(says, () => assert.equal(assignedValue('A', ...lines), value));
  }

  test('Gives up on variables that double at every step', () => {
    const lines = Array.from({ length: 60 }, (_, index) => `V${index} = "${`\${V${index + 1}}`.repeat(10)}"`);
    const started = performance.now();
    assignedValue('V0', ...lines);
    assert.ok(performance.now() - started < 2000);
  });
});
