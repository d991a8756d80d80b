import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ConfigSymbol, configSymbols } from '../../../server/src/features/documentSymbols/configSymbols';
import { configFolds } from '../../../server/src/features/folding/configFolds';
import type { ConfigFile, ConfigFormat } from '../../../server/src/formats/configFile';
import { textAsConfigFile } from '../formats/textAsConfigFile';

function fileOf(format: ConfigFormat, lines: readonly string[]): ConfigFile {
  return textAsConfigFile(format, lines.join('\n'));
}

/** `name = detail (kind)`, with what is below it further right. */
function outline(format: ConfigFormat, lines: readonly string[]): readonly string[] {
  const file = fileOf(format, lines);
  const shown = (symbol: ConfigSymbol, indent: string): readonly string[] => {
    const { name, detail, kind, span, selection, children } = symbol;
    assert.ok(span.start <= selection.start && selection.end <= span.end, name);
    for (const child of children) assert.ok(span.start <= child.span.start && child.span.end <= span.end, child.name);
    return [`${indent}${name} = ${detail} (${kind})`, ...children.flatMap((child) => shown(child, `${indent}  `))];
  };
  return configSymbols(file).flatMap((symbol) => shown(symbol, ''));
}

/** `first-last kind`, lines from 0. */
function folded(format: ConfigFormat, lines: readonly string[]): readonly string[] {
  const file = fileOf(format, lines);
  const lineOf = (offset: number): number => file.text.slice(0, offset).split('\n').length - 1;
  return configFolds(file).map(({ span, kind }) => `${lineOf(span.start)}-${lineOf(span.end)} ${kind}`);
}

describe('The outline of a configuration file', () => {
  it('has the headers of TOML in the order of the text, and what lists of tables are called', () => {
    const lines = [
      'short-name-mode = "enforcing"',
      '[[registry]]',
      'location = "a.example"',
      '[[registry.mirror]]',
      'location = "b.example"',
      'insecure = true',
      '[aliases]',
      'list = ["x",',
      '[1]]',
      'a.b = { c = 1 }',
    ];
    assert.deepEqual(outline('registries.conf', lines), [
      'short-name-mode = enforcing (text)',
      'registry = a.example (list)',
      '  location = a.example (text)',
      'registry.mirror = b.example (list)',
      '  location = b.example (text)',
      '  insecure = true (boolean)',
      'aliases =  (table)',
      '  list = x (list)',
      '    1 =  (list)',
      '  b =  (table)',
      '    c = 1 (number)',
    ]);
  });

  it('has a table once for each of its headers, also where a table within it comes first', () => {
    assert.deepEqual(outline('storage.conf', ['[storage.options]', 'size = "1"', '[storage]', 'driver = "vfs"']), [
      'storage.options =  (table)',
      '  size = 1 (text)',
      'storage =  (table)',
      '  driver = vfs (text)',
    ]);
  });

  it('has the names of JSON, and the plugins by their type', () => {
    const lines = ['{ "name": "net", "plugins": [{ "type": "bridge", "ipam": { "type": "dhcp" } }, {}], "x": null }'];
    assert.deepEqual(outline('cni', lines), [
      'name = net (text)',
      'plugins =  (list)',
      '  bridge =  (table)',
      '    type = bridge (text)',
      '    ipam =  (table)',
      '      type = dhcp (text)',
      '  1 =  (table)',
      'x = null (nothing)',
    ]);
  });

  it('has sections and lines', () => {
    assert.deepEqual(outline('quadlet', ['[Container]', 'Image=a', '[Install]']), [
      'Container =  (table)',
      '  Image = a (text)',
      'Install =  (table)',
    ]);
    assert.deepEqual(outline('lxc', ['# c', 'lxc.uts.name = a']), ['lxc.uts.name = a (text)']);
  });

  it('is there for what is broken', () => {
    assert.deepEqual(outline('storage.conf', ['[storage', 'driver = ', '[[', '= 1']), []);
    assert.deepEqual(outline('daemon.json', ['{ "debug": true, "bip']), ['debug = true (boolean)']);
    assert.deepEqual(outline('daemon.json', ['']), []);
  });
});

describe('The folds of a configuration file', () => {
  it('are tables, lists of several lines and comments in TOML', () => {
    const lines = [
      '# a',
      '# b',
      '[storage]',
      'driver = "vfs"',
      '# c',
      '',
      '[storage.options]',
      'x = [',
      '  1,',
      ']',
      '',
    ];
    assert.deepEqual(folded('storage.conf', lines), ['0-1 comment', '2-3 code', '6-9 code', '7-8 code']);
  });

  it('leave the closing bracket of JSON in sight', () => {
    assert.deepEqual(folded('daemon.json', ['{', '  "dns": [', '    "a"', '  ],', '  "debug": true', '}']), [
      '0-4 code',
      '1-2 code',
    ]);
    assert.deepEqual(folded('daemon.json', ['{ "debug": true }']), []);
  });

  it('are sections and continued values in units, and comments in lines', () => {
    const unit = ['[Container]', 'Exec=a \\', '  b', 'Image=c', '', '[Install]', 'WantedBy=d'];
    assert.deepEqual(folded('quadlet', unit), ['0-3 code', '1-2 code', '5-6 code']);
    assert.deepEqual(folded('lxc', ['# a', '# b', 'lxc.uts.name = a']), ['0-1 comment']);
  });
});
