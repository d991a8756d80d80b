import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { configKeyHover } from '../../../../server/src/features/configKeyHover';
import { type ConfigFormat, configFile } from '../../../../server/src/formats/configFile';
import { unmasked } from '../../../../server/src/formats/maskedText';
import { type DataNode, propertiesOf } from '../../../../server/src/syntax/config/dataTree';
import { parseDirectives } from '../../../../server/src/syntax/config/parseDirectives';
import { kernelLines, parseKernelConfig } from '../../../../server/src/syntax/config/parseKernelConfig';
import { parseXl } from '../../../../server/src/syntax/config/parseXl';

function plain(node: DataNode): unknown {
  if (node.kind === 'array') return node.items.map(plain);
  return node.kind === 'object' ? undefined : node.text;
}

function xl(text: string): readonly unknown[] {
  return propertiesOf(parseXl(text).root).map(({ name, value }) => [name, plain(value)]);
}

describe('The configuration of a Xen guest', () => {
  it('has texts, numbers and lists of them', () => {
    assert.deepEqual(xl('name = "a" # guest\nmemory=0x1f; disk = [ \'x\',\n# more\n [1, "\\101\\n"], ]\n'), [
      ['name', 'a'],
      ['memory', '0x1f'],
      ['disk', ['x', ['1', 'A\n']]],
    ]);
  });

  it('has places for its names and values', () => {
    const text = "  vif = [ 'bridge=br0' ]\n";
    const [vif] = propertiesOf(parseXl(text).root);
    assert.ok(vif);
    assert.equal(text.slice(vif.nameSpan.start, vif.nameSpan.end), 'vif');
    assert.equal(text.slice(vif.value.span.start, vif.value.span.end), "[ 'bridge=br0' ]");
  });

  it('is understood again in the line after a mistake', () => {
    const { problems } = parseXl('name = a\nmemory = 5\nkernel = "x\nvcpus = 1\n');
    assert.deepEqual(
      problems.map(({ span }) => span.start),
      [7, 29],
    );
    assert.deepEqual(xl('name = a\nmemory = 5\nkernel = "x\nvcpus = 1\n'), [
      ['memory', '5'],
      ['vcpus', '1'],
    ]);
  });

  it('is read in a time that grows with its length, and to some depth', () => {
    assert.equal(parseXl(`a=${'['.repeat(100_000)}`).problems.length, 1);
    assert.equal(parseXl('"'.repeat(50_000)).problems.length, 1);
    assert.equal(propertiesOf(parseXl("a='\\\\'\n".repeat(20_000)).root).length, 20_000);
  });
});

describe('A fragment of a kernel configuration', () => {
  it('has options that are given a value or switched off', () => {
    const { entries } = parseKernelConfig('CONFIG_A=y\r\n# CONFIG_B is not set\n# CONFIG_C\n\nCONFIG_D="x y"\n');
    assert.deepEqual(
      entries.map(({ name, value }) => [name, value]),
      [
        ['CONFIG_A', 'y'],
        ['CONFIG_B', 'n'],
        ['CONFIG_D', '"x y"'],
      ],
    );
  });

  it('has lines that say nothing to Kconfig', () => {
    const text = '# text\n CONFIG_A=y\n#CONFIG_B is not set\n';
    assert.deepEqual(
      kernelLines(text).map(({ kind, span }) => [kind, text.slice(span.start, span.end)]),
      [
        ['lost', 'CONFIG_A=y'],
        ['lost', '#CONFIG_B is not set'],
      ],
    );
  });
});

describe('The description of a kernel feature', () => {
  it('has directives, with lines that are continued', () => {
    const text = '# text\n\tkconf hardware \\\n  a.cfg\npatch\n';
    assert.deepEqual(
      parseDirectives(text).entries.map(({ name, value, valueSpan }) => [
        name,
        value,
        text.slice(valueSpan.start, valueSpan.end),
      ]),
      [
        ['kconf', 'hardware \\\n  a.cfg', 'hardware \\\n  a.cfg'],
        ['patch', '', ''],
      ],
    );
  });
});

describe('The hover in files of lines', () => {
  const hoverIn = (format: ConfigFormat, text: string, at: string): string =>
    configKeyHover(
      configFile(format, unmasked(text), {
        path: '/l/a',
        isWritten: false,
        uses: { targets: [], texts: [], isLeftAlone: false, recipes: [] },
        isWhole: true,
      }),
      text.indexOf(at),
    )?.markdown ?? '';

  it('says what an option, a directive, a setting and a host are for', () => {
    assert.match(hoverIn('kernel', 'CONFIG_VETH=m\n', 'VETH'), /^`CONFIG_VETH`.*\n\nVirtual cable.*Docker/);
    assert.match(hoverIn('kernel', '# CONFIG_USER_NS is not set\n', 'USER'), /User namespaces/);
    assert.match(hoverIn('scc', 'kconf hardware a.cfg\n', 'kconf'), /fragment of the kernel configuration/);
    assert.match(hoverIn('xl', 'memory = 256\n', 'memory'), /`memory` · a whole number in xl\n\nMemory/);
    assert.match(hoverIn('hosts.toml', '[host."https://a"]\nskip_verify = true\n', 'skip'), /certificate/);
    assert.equal(hoverIn('kernel', 'CONFIG_SOMETHING=y\n', 'SOME'), '');
  });
});
