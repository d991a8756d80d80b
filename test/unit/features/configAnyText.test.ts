/** What is proposed is right wherever it is asked for, and any text has an answer. */
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { describe, it } from 'node:test';
import { configCompletion } from '../../../server/src/features/configCompletion';
import type { ConfigItem, ConfigItems } from '../../../server/src/features/configCompletion/request';
import { withoutTabStops } from '../../../server/src/features/configCompletion/writing';
import { configKeyHover } from '../../../server/src/features/configKeyHover';
import { configSymbols } from '../../../server/src/features/documentSymbols/configSymbols';
import { configFolds } from '../../../server/src/features/folding/configFolds';
import type { ConfigFile, ConfigFormat } from '../../../server/src/formats/configFile';
import { placeAtYaml } from '../../../server/src/formats/keys/placeAtYaml';
import { textAsConfigFile } from '../formats/textAsConfigFile';

function fileOf(format: ConfigFormat, text: string): ConfigFile {
  return textAsConfigFile(format, text, '/l/a.conflist');
}

const samples: readonly { readonly format: ConfigFormat; readonly lines: readonly string[] }[] = [
  {
    format: 'daemon.json',
    lines: [
      '{',
      '  "debug": true,',
      '  "dns": ["1.1.1.1", "8.8.8.8"],',
      '  "builder": { "gc": { "enabled": true } },',
      '  "log-opts": {},',
      '  "hosts": []',
      '}',
    ],
  },
  {
    format: 'cni',
    lines: [
      '{ "cniVersion": "1.0.0", "name": "a",',
      '  "plugins": [',
      '    { "type": "bridge", "ipam": { "type": "dhcp" } },',
      '    { "type": "portmap" }',
      '  ] }',
    ],
  },
  {
    format: 'registries.conf',
    lines: [
      'unqualified-search-registries = ["a.example", "b.example"] # c',
      '',
      '[[registry]]',
      'location = "a.example"',
      'mirror = [{ location = "b.example", insecure = true }]',
      '',
      '[aliases]',
      'a = "b"',
    ],
  },
  { format: 'storage.conf', lines: ['[storage]', 'driver = "overlay"', '', '[storage.options]', 'size = "1"', ''] },
];

/** Undefined for one without a value yet. */
function applied(text: string, { replace, before }: ConfigItems, item: ConfigItem): string | undefined {
  if (/: ?\$1|= \$1|\[\$1/.test(item.insert)) return undefined;
  const inserted = text.slice(0, replace.start) + withoutTabStops(item.insert) + text.slice(replace.end);
  return before ? inserted.slice(0, before.offset) + before.text + inserted.slice(before.offset) : inserted;
}

describe('Proposals in configuration files', () => {
  for (const { format, lines } of samples) {
    it(`leave ${format} as its reader takes it`, () => {
      const text = lines.join('\n');
      let count = 0;
      for (let offset = 0; offset <= text.length; offset++) {
        const found = configCompletion(fileOf(format, text), offset);
        if (!found) continue;
        assert.ok(found.replace.start <= offset && offset <= found.replace.end);
        for (const item of found.items) {
          const after = applied(text, found, item);
          if (after === undefined) continue;
          const { tree } = fileOf(format, after);
          assert.deepEqual(tree.kind === 'data' && tree.problems, [], `${item.label} at ${offset}:\n${after}`);
          count++;
        }
      }
      assert.ok(count > 100, `only ${count} were tried`);
    });
  }

  it('come for any part of a text, as all else does', () => {
    for (const { format, lines } of samples) {
      const text = lines.join('\n');
      for (let end = 0; end <= text.length; end += 3) {
        for (const part of [text.slice(0, end), text.slice(end)]) {
          for (const other of [format, 'quadlet', 'lxc'] as const) {
            const file = fileOf(other, part);
            for (const offset of [0, part.length >> 1, part.length]) {
              configCompletion(file, offset);
              configKeyHover(file, offset);
              placeAtYaml(part, offset);
            }
            configSymbols(file);
            configFolds(file);
          }
        }
      }
    }
  });

  it('take no longer for what nobody writes', () => {
    const parts = [
      '{"a":',
      '[',
      '- ',
      '[a]\n',
      '[[a.b]]\n',
      'a = [1,\n',
      '"',
      '{',
      'a.',
      'a:\n',
      '=',
      '\n',
      '# a\n',
      'a = "\\\n',
      "'''",
      '  - a: {[',
      ', 1',
    ];
    for (const part of parts) {
      const text = part.repeat(50_000 / part.length);
      for (const format of ['containerd', 'policy.json', 'quadlet', 'lxc'] as const) {
        const file = fileOf(format, text);
        const start = performance.now();
        configCompletion(file, text.length);
        configCompletion(file, text.length >> 1);
        configKeyHover(file, text.length >> 1);
        placeAtYaml(text, text.length);
        assert.ok(performance.now() - start < 2000, `${format}: ${part}`);
      }
    }
  });
});
