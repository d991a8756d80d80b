import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type DataNode,
  type DataTree,
  numberOf,
  propertiesOf,
  stringOf,
  valueAt,
} from '../../../../server/src/syntax/config/dataTree';
import { parseEntries } from '../../../../server/src/syntax/config/parseEntries';
import { parseJson } from '../../../../server/src/syntax/config/parseJson';
import { parseToml } from '../../../../server/src/syntax/config/parseToml';
import { parseUnit, unitEntries } from '../../../../server/src/syntax/config/parseUnit';

/** As JavaScript would hold it. */
function plain(node: DataNode | undefined): unknown {
  if (node?.kind === 'object')
    return Object.fromEntries(node.properties.map(({ name, value }) => [name, plain(value)]));
  return node?.kind === 'array' ? node.items.map(plain) : node?.text;
}

function problemsOf({ problems }: DataTree, text: string): readonly string[] {
  return problems.map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`);
}

describe('A number', () => {
  it('is worth the same with marks between its digits', () => {
    const { root } = parseToml('limit = 1_000_000\nname = "1_000"\n');
    assert.equal(numberOf(valueAt(root, 'limit')), 1_000_000);
    assert.equal(numberOf(valueAt(root, 'name')), undefined);
  });
});

describe('JSON', () => {
  it('is understood with the commas and comments that it must not have', () => {
    const text = '{"a": ["x",], // why\n "b": {"c": true,},}';
    const tree = parseJson(text);
    assert.deepEqual(plain(tree.root), { a: ['x'], b: { c: 'true' } });
    assert.deepEqual(problemsOf(tree, text), [
      'trailingComma ,',
      'comment // why',
      'trailingComma ,',
      'trailingComma ,',
    ]);
  });

  it('tells of a name that stands twice, and of what is missing', () => {
    const text = '{"a": 1, "a": 2 "b": 3}';
    assert.deepEqual(problemsOf(parseJson(text), text), ['duplicateName "a"', 'syntax "b"']);
  });

  it('is left alone where it is nested deeper than anybody writes', () => {
    assert.deepEqual(parseJson('['.repeat(100_000)), { kind: 'data', root: undefined, problems: [] });
  });
});

describe('TOML', () => {
  it('gives tables, lists of tables, dotted and quoted keys, and all kinds of values', () => {
    const text = [
      'title = "a\\u00e9\\n" # comment',
      "path = 'C:\\dir'",
      'on = true',
      'when = 2024-01-02 03:04:05Z',
      'n = -1_000.5e3',
      'long = """',
      'two "quotes""""',
      '[a."b.c".d]',
      'list = [ # comment',
      '  1,',
      '  {x = "y", z.w = []},',
      ']',
      '[[r]]',
      'k = 1',
      '[r.sub]',
      'k = 2',
      '[[r]]',
      'k = 3',
    ].join('\n');
    const tree = parseToml(text);
    assert.deepEqual(tree.problems, []);
    assert.deepEqual(plain(tree.root), {
      title: 'aé\n',
      path: 'C:\\dir',
      on: 'true',
      when: '2024-01-02 03:04:05Z',
      n: '-1_000.5e3',
      long: 'two "quotes"',
      a: { 'b.c': { d: { list: ['1', { x: 'y', z: { w: [] } }] } } },
      r: [{ k: '1', sub: { k: '2' } }, { k: '3' }],
    });
  });

  it('goes on behind a line that it does not understand', () => {
    const text = 'a = \n[b\n[c]\nd = "open\ne = 1\ne = 2\nf = yes\n= 3\ng = 4 5\n';
    const tree = parseToml(text);
    assert.equal(stringOf(valueAt(tree.root, 'c', 'd')), undefined);
    assert.deepEqual(plain(valueAt(tree.root, 'c', 'g')), '4');
    assert.deepEqual(problemsOf(tree, text), [
      'syntax ',
      'syntax [b',
      'syntax "open',
      'duplicateName e',
      'syntax yes',
      'syntax = 3',
      'syntax 5',
    ]);
  });

  it('gives each table the span from its header to its last entry', () => {
    const text = '[a]\nx = 1\n\n[b]\ny = 2\n';
    const spans = propertiesOf(parseToml(text).root).map(({ value: { span } }) => text.slice(span.start, span.end));
    assert.deepEqual(spans, ['[a]\nx = 1', '[b]\ny = 2']);
  });

  it('stops at arrays that are nested deeper than anybody writes', () => {
    const text = `a = ${'['.repeat(100_000)}`;
    assert.equal(parseToml(text).problems.length, 1);
  });
});

describe('Units', () => {
  it('have sections with entries, continued lines and comments', () => {
    const text = '; c\n[Service]\nExecStart=/bin/a \\\n# c\n  b\n Type = notify\n[Service]\nType=simple';
    const tree = parseUnit(text);
    assert.deepEqual(
      tree.sections.map(({ name }) => name),
      ['Service', 'Service'],
    );
    assert.deepEqual(
      unitEntries(tree, 'Service', 'Type').map(({ value }) => value),
      ['notify', 'simple'],
    );
    const [start] = unitEntries(tree, 'Service', 'ExecStart');
    assert.deepEqual(start?.value.split(/\s+/), ['/bin/a', 'b']);
  });
});

describe('Lines of names and values', () => {
  it('leave comments and other lines out', () => {
    const text = '# lxc.a = b\nlxc.uts.name = app\n\tlxc.b=\nplain\n';
    assert.deepEqual(
      parseEntries(text).entries.map(({ name, value, nameSpan }) => [
        name,
        value,
        text.slice(nameSpan.start, nameSpan.end),
      ]),
      [
        ['lxc.uts.name', 'app', 'lxc.uts.name'],
        ['lxc.b', '', 'lxc.b'],
      ],
    );
  });
});
