import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { documentSymbols, type OutlineSymbol } from '../../../server/src/features/documentSymbols';
import { folds } from '../../../server/src/features/folding';
import { parse } from '../../../server/src/syntax/bitbake/parse';

describe('Outline', () => {
  it('puts what changes a variable below it, while nothing else comes between', () => {
    assert.deepEqual(
      outline('A = "1"\nA[doc] = "x"\n# c\nA:append = " 2"\nB = "3"\nA .= "4"\n'),
      ['A = 1', '  A[doc] = x', '  A:append =  2', 'B = 3', 'A = .= 4'].map((line) => line.replace(' =  ', ' = ')),
    );
  });

  it('gives a variable that is only changed an entry of its own', () => {
    assert.deepEqual(outline('A:append = "1"\nA:remove = "2"\n'), ['A = ', '  A:append = 1', '  A:remove = 2']);
    assert.deepEqual(outline('A:append = "1"\n'), ['A:append = 1']);
  });

  it('names functions, definitions, classes, files and tasks', () => {
    const text =
      'require a.inc ${B}.inc\ninherit x y\nfakeroot python do_a() {\n}\npython () {\n}\nf() {\n}\ndef g(d):\n    pass\naddtask a b before do_c\n';
    assert.deepEqual(outline(text), [
      'a.inc = require',
      '${B}.inc = require',
      'x = inherit',
      'y = inherit',
      'do_a = fakeroot python',
      'anonymous function = python',
      'f = shell',
      'g = def',
      'a = addtask before do_c',
      'b = addtask before do_c',
    ]);
  });

  it('puts the functions that a function defines below it', () => {
    const text = [
      'python do_a() {',
      '    def inner(x):',
      '        class Deep:',
      '            pass',
      '        return x',
      '    text = """',
      'def none():',
      '"""',
      '}',
      'do_b() {',
      '    helper() {',
      '        true',
      '    }',
      '    helper',
      '}',
      'def f(d):',
      '    def g():',
      '        pass',
      '    return g',
    ];
    assert.deepEqual(outline(`${text.join('\n')}\n`), [
      'do_a = python',
      '  inner = def',
      '    Deep = class',
      'do_b = shell',
      '  helper = shell',
      'f = def',
      '  g = def',
    ]);
  });

  it('holds each child inside of its parent and each name inside of its symbol', () => {
    const text = 'A = " \\\n    b \\\n"\nA:append = "c"\n\ndo_x() {\n    y\n}\n\n = "no name"\n';
    const check = ({ span, selection, children }: OutlineSymbol, outer = { start: 0, end: text.length }): void => {
      assert.ok(outer.start <= span.start && span.end <= outer.end);
      assert.ok(span.start <= selection.start && selection.end <= span.end);
      for (const child of children) check(child, span);
    };
    for (const symbol of symbolsOf(text)) check(symbol);
  });

  it('shortens long values', () => {
    const [symbol] = symbolsOf(`A = "${'word '.repeat(100)}"\n`);
    assert.ok((symbol?.detail.length ?? 0) <= 80);
  });
});

describe('Folding', () => {
  it('hides the blocks in a function', () => {
    const text = [
      'do_a() {',
      '    if x; then',
      '        y',
      '',
      '        z',
      '    fi',
      '}',
      'def f(d):',
      '    for a in d:',
      '        if a:',
      '            b()',
      '    return 1',
    ];
    assert.deepEqual(folded(`${text.join('\n')}\n`), ['0-5 code', '1-4 code', '7-11 code', '8-10 code', '9-10 code']);
  });

  it('hides what follows a first line', () => {
    assert.deepEqual(
      folded(
        '# a\n# b\n\nA = " \\\n  b \\\n"\nB = "c"\ninherit x\ninclude y\ndo_a() {\n  z\n}\ndef f(d):\n    pass\n\n',
      ),
      ['0-1 comment', '3-5 code', '7-8 directives', '9-10 code', '12-13 code'],
    );
  });

  it('leaves alone what stands on one line', () => {
    assert.deepEqual(folded('# a\nA = "b"\ninherit x\ndo_a() {\n}\n'), []);
  });

  it('folds a function that nothing closes', () => {
    assert.deepEqual(folded('do_a() {\n  b\n  c\n'), ['0-2 code']);
  });
});

function symbolsOf(text: string): readonly OutlineSymbol[] {
  return documentSymbols({ path: '/x.bb', tree: parse(text, 'recipe') });
}

function outline(text: string): readonly string[] {
  const lines = (symbols: readonly OutlineSymbol[], indent: string): string[] =>
    symbols.flatMap(({ name, detail, children }) => [
      `${indent}${name} = ${detail}`,
      ...lines(children, `${indent}  `),
    ]);
  return lines(symbolsOf(text), '');
}

function folded(text: string): readonly string[] {
  const line = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  return folds({ path: '/x.bb', tree: parse(text, 'recipe') }).map(
    ({ span, kind }) => `${line(span.start)}-${line(span.end)} ${kind}`,
  );
}
