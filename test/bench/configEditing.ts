/** What completion and hover cost in configuration files of runtimes, each asked right after an edit: in process, and by the server. */
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { LineIndex } from '../../server/src/base/lineIndex';
import { configCompletion } from '../../server/src/features/configCompletion';
import { configKeyHover } from '../../server/src/features/configKeyHover';
import type { ConfigFormat } from '../../server/src/formats/configFile';
import { keysOf } from '../../server/src/formats/keys/tables';
import { positionAt } from '../../server/src/lsp/positions';
import { median, rounded } from '../corpus/parseTimes';
import { type Random, seededRandom } from '../fuzz/random';
import { textAsConfigFile } from '../unit/formats/textAsConfigFile';
import { p95 } from './keystroke';
import { withServer } from './runningServer';

const editCount = 300;
/** Edits before the engine has compiled the code. */
const warmUpCount = 50;

interface Sample {
  readonly name: string;
  readonly format: ConfigFormat;
  readonly path: string;
  readonly text: string;
}

const samples: readonly Sample[] = [
  { name: 'daemon.json as people write it', format: 'daemon.json', path: 'files/daemon.json', text: shortJson() },
  { name: 'storage.conf as people write it', format: 'storage.conf', path: 'files/storage.conf', text: shortToml() },
  { name: 'containerd with all keys', format: 'containerd', path: 'files/containerd/config.toml', text: longToml() },
  { name: 'policy.json of many registries', format: 'policy.json', path: 'files/policy.json', text: longJson() },
];

export async function configEditing(command: readonly string[], folder: string) {
  const report: Record<string, unknown> = {};
  for (const sample of samples) {
    report[sample.name] = {
      lines: sample.text.split('\n').length,
      inProcess: inProcess(sample),
      server: await inServer(command, folder, sample),
    };
  }
  return report;
}

function inProcess({ format, path, text }: Sample) {
  const random = seededRandom(1);
  const times = { completion: [] as number[], hover: [] as number[] };
  for (let count = 0; count < editCount + warmUpCount; count++) {
    const { offset, edited } = editOf(random, text);
    for (const feature of ['completion', 'hover'] as const) {
      const start = performance.now();
      const file = textAsConfigFile(format, edited, `/${path}`);
      if (feature === 'completion') configCompletion(file, offset + 1);
      else configKeyHover(file, offset + 1);
      if (count >= warmUpCount) times[feature].push(performance.now() - start);
    }
  }
  return { completion: summary(times.completion), hover: summary(times.hover) };
}

function inServer(command: readonly string[], folder: string, { path, text }: Sample) {
  return withServer(command, [folder], async (server) => {
    await server.request('metavirt/status', null);
    const random = seededRandom(1);
    const uri = pathToFileURL(`${folder}/recipes-containers/app/${path}`).href;
    server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version: 1, text } });
    const times = { completion: [] as number[], hover: [] as number[] };
    let bytes = 0;
    for (let count = 0; count < editCount + warmUpCount; count++) {
      for (const feature of ['completion', 'hover'] as const) {
        const { offset, edited } = editOf(random, text);
        const textDocument = { uri, version: 2 + count };
        server.notify('textDocument/didChange', { textDocument, contentChanges: [{ text: edited }] });
        const position = positionAt(new LineIndex(edited), offset + 1);
        const start = performance.now();
        const reply = await server.request(`textDocument/${feature}`, { textDocument: { uri }, position });
        if (count >= warmUpCount) times[feature].push(performance.now() - start);
        bytes = Math.max(bytes, reply.bytes);
      }
    }
    return { completion: summary(times.completion), hover: summary(times.hover), largestReplyBytes: bytes };
  });
}

/** A letter typed into some name. */
function editOf(random: Random, text: string): { readonly offset: number; readonly edited: string } {
  const offset = random.pick([...text.matchAll(/[a-z]{2,}/g)]).index + 1;
  return { offset, edited: `${text.slice(0, offset)}a${text.slice(offset)}` };
}

function summary(times: readonly number[]) {
  return { p50Ms: rounded(median(times)), p95Ms: rounded(p95(times)) };
}

function shortJson(): string {
  const names = keysOf('daemon.json').filter(({ path, type }) => type === 'string' && !path.includes('.'));
  return `{\n${names
    .slice(0, 12)
    .map(({ path }) => `  "${path}": "a"`)
    .join(',\n')}\n}\n`;
}

function shortToml(): string {
  const storage = keysOf('storage.conf').filter(({ path }) => /^storage\.\w+$/.test(path));
  const lines = storage.map(({ path, meaning }) => `# ${meaning}\n${path.slice('storage.'.length)} = "a"\n`);
  return `[storage]\n${lines.join('\n')}\n[storage.options]\nsize = "1"\n`;
}

function longToml(): string {
  const tables = new Map<string, string[]>();
  for (const { path, type } of keysOf('containerd')) {
    const [, table = '', name = ''] = /^(.*)\.([^.*]+)$/.exec(path.replaceAll('*', 'a')) ?? [];
    if (name === '' || /object|map|\[\]/.test(type)) continue;
    const header = table.replaceAll("'", '"');
    tables.set(header, [...(tables.get(header) ?? []), `  ${name} = ${type === 'string' ? '"a"' : '1'}`]);
  }
  const parts = [...tables].map(([header, lines]) => `[${header}]\n${lines.join('\n')}\n`);
  return `version = 2\n\n${parts.join('\n')}`;
}

function longJson(): string {
  const registry = (index: number): string =>
    `      "registry${index}.example/a": [\n        {\n          "type": "signedBy",\n          "keyType": "GPGKeys",\n          "keyPath": "/etc/key"\n        }\n      ]`;
  const registries = Array.from({ length: 120 }, (_, index) => registry(index)).join(',\n');
  return `{\n  "default": [{ "type": "reject" }],\n  "transports": {\n    "docker": {\n${registries}\n    }\n  }\n}\n`;
}
