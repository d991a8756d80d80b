import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DataNode, type DataTree, propertiesOf, valueAt } from '../../../../server/src/syntax/config/dataTree';
import { parseYaml } from '../../../../server/src/syntax/config/parseYaml';
import type { YamlReader } from '../../../../server/src/syntax/config/yaml/yamlReader';

/** As JavaScript would hold it, with the kind of what is no text. */
function plain(node: DataNode | undefined): unknown {
  if (node?.kind === 'object')
    return Object.fromEntries(node.properties.map(({ name, value }) => [name, plain(value)]));
  if (node?.kind === 'array') return node.items.map(plain);
  return node?.kind === 'string' ? node.text : `${node?.kind} ${node?.text}`;
}

function problemsOf({ problems }: DataTree, text: string): readonly string[] {
  return problems.map(({ kind, mistake, span }) => {
    const marked = JSON.stringify(text.slice(span.start, span.end));
    return `${mistake ?? kind} ${marked}`;
  });
}

function problemsIn(text: string, reader: YamlReader = 'go'): readonly string[] {
  return problemsOf(parseYaml(text, reader), text);
}

describe('YAML', () => {
  it('gives mappings, lists, texts of several lines, and values that are left out', () => {
    const text = [
      'a: 1 # why',
      "\"b c\": [x, 'it''s', {d: ~}]",
      'e:',
      '  - f: |',
      '      one',
      '        two',
      '    g:',
      '  -',
      'h: >-',
      '  one',
      '  two',
      '',
    ].join('\n');
    assert.deepEqual(plain(parseYaml(text, 'go').root), {
      a: 'number 1',
      'b c': ['x', "it's", { d: 'null ~' }],
      e: [{ f: 'one\n  two\n', g: 'null ' }, 'null '],
      h: 'one two',
    });
    assert.deepEqual(problemsIn(text), []);
  });

  it('has the places of names and values', () => {
    const text = 'a:\n  "b": \'c\'\n  d:\n    - e # f\ng: |\n  h\n\ni:\n';
    const { root } = parseYaml(text, 'go');
    const [a, g, i] = propertiesOf(root);
    const marked = ({ span: { start, end } }: DataNode): string => text.slice(start, end);
    assert.deepEqual(
      propertiesOf(a?.value).map(({ nameSpan, value }) => [text.slice(nameSpan.start, nameSpan.end), marked(value)]),
      [
        ['"b"', "'c'"],
        ['d', '- e'],
      ],
    );
    assert.equal(g && marked(g.value), '|\n  h');
    assert.equal(i && marked(i.value), 'i');
  });

  it('puts in what aliases and merged mappings stand for, and the alias is the place', () => {
    const text = 'a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\nc: [*a]\n';
    const { root, problems } = parseYaml(text, 'python');
    assert.deepEqual(plain(root), {
      a: { x: 'number 1', y: 'number 2' },
      b: { x: 'number 1', y: 'number 3' },
      c: [{ x: 'number 1', y: 'number 2' }],
    });
    const list = valueAt(root, 'c');
    const [item] = list?.kind === 'array' ? list.items : [];
    assert.equal(item && text.slice(item.span.start, item.span.end), '*a');
    assert.deepEqual(problems, []);
  });

  it('tells words from numbers, dates and truth values as the reader does', () => {
    const text = '[yes, Off, y, 0644, 0x1F, 1_000, 1.5, 1e3, 2024-01-01, 12:30, null, "5", !!str 5, 1.2.3, -]';
    const kinds = (reader: YamlReader): readonly string[] => {
      const { root } = parseYaml(text.replace(', -]', ']'), reader);
      return root?.kind === 'array' ? root.items.map(({ kind }) => kind) : [];
    };
    const [boolean, number, string] = ['boolean', 'number', 'string'];
    assert.deepEqual(kinds('go'), [
      ...[boolean, boolean, boolean, number, number, number, number, number],
      ...[string, string, 'null', string, string, string],
    ]);
    assert.deepEqual(kinds('python'), [
      ...[boolean, boolean, string, number, number, number, number, string],
      ...['date', number, 'null', string, string, string],
    ]);
  });

  it('tells what the author most likely did', () => {
    assert.deepEqual(problemsIn('a:\n\tb: 1\n'), ['tab "\\t"']);
    assert.deepEqual(problemsIn('a: "b\nc: d\n'), ['quote "\\"b"']);
    assert.deepEqual(problemsIn('a: [b\nc: d\n')[0], 'bracket "c"');
    assert.deepEqual(problemsIn('a: [b\n'), ['bracket ""']);
    assert.deepEqual(problemsIn('a: @b\n'), ['start "@"']);
    assert.deepEqual(problemsIn('a: *b\n'), ['start "*b"']);
    assert.deepEqual(problemsIn('a: "\\d"\n'), ['escape "\\\\"']);
    assert.deepEqual(problemsIn('a:b\nc: d\n')[0], 'colon "a:b\\nc"');
    assert.deepEqual(problemsIn('a: b: c\n')[0], 'nested "b"');
    assert.deepEqual(problemsIn('a:\n    b: 1\n   c: 2\n'), ['indentation "c"']);
  });

  it('tells of a name that stands twice in one mapping', () => {
    assert.deepEqual(problemsIn('a: 1\nb:\n  a: 2\na: 3\n'), ['duplicateName "a"']);
  });

  it('is stricter for Python: no tab, no second document, no tag of its own', () => {
    for (const text of ['a:\tb\n', 'a: 1\n---\nb: 1\n', 'a: !env B\n']) assert.deepEqual(problemsIn(text), []);
    assert.deepEqual(problemsIn('a:\tb # \t\n', 'python'), ['tab "\\t"']);
    assert.deepEqual(problemsIn('a: 1\n---\nb: 1\n', 'python'), ['document "---"']);
    assert.deepEqual(problemsIn('a: !env B\n', 'python'), ['tag "B"']);
    assert.deepEqual(problemsIn('a: |\n  b\tc\n', 'python'), []);
  });

  it('takes texts in quotes whose further lines are not indented', () => {
    assert.deepEqual(problemsIn('a: "b\nc"\n'), []);
    assert.deepEqual(problemsIn('a: "b\\"\nc"\n'), []);
    assert.deepEqual(problemsIn("a: 'b''\nc' # d\n"), []);
  });

  it('is left alone where it is long, or nested or repeated beyond all use', () => {
    const nothing = { kind: 'data', root: undefined, problems: [] };
    assert.deepEqual(parseYaml('a: 1\n'.repeat(100_000), 'go'), nothing);
    assert.deepEqual(parseYaml(`a: ${'['.repeat(10_000)}`, 'go'), nothing);
    assert.deepEqual(parseYaml('- '.repeat(10_000), 'go'), nothing);
    for (const repeated of [(name: string) => `[${name}]`, (name: string) => `{<<: [${name}]}`]) {
      const lines = ['a0: &a0 {x: 1}'];
      for (let index = 1; index < 30; index++) {
        lines.push(
          `a${index}: &a${index} ${repeated(
            Array(9)
              .fill(`*a${index - 1}`)
              .join(', '),
          )}`,
        );
      }
      assert.deepEqual(parseYaml(lines.join('\n'), 'go'), nothing);
    }
  });

  it('is nothing where it is empty', () => {
    for (const text of ['', '\n', '# a\n', '---\n']) assert.equal(parseYaml(text, 'go').root, undefined);
  });
});
