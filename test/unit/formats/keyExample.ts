/** A small file with one key in it, written from what the tables say of the key. */
import { type ConfigFormat, syntaxOf } from '../../../server/src/formats/configFile';
import type { KeyFact } from '../../../server/src/formats/keys/keyFact';

export interface KeyExample {
  readonly path: string;
  /** `<|>` stands in the name of the key, or where the name is to be proposed. */
  readonly text: string;
  readonly name: string;
}

/** What an example shows: the key with a value, or the place where it belongs. */
export type Shown = 'written' | 'wanted';

/** Where recipes put files of a format. */
export const installedPaths: Readonly<Record<string, string | undefined>> = {
  'registries.conf': '/etc/containers/registries.conf',
  'storage.conf': '/etc/containers/storage.conf',
  'containers.conf': '/etc/containers/containers.conf',
  'policy.json': '/etc/containers/policy.json',
  'daemon.json': '/etc/docker/daemon.json',
  containerd: '/etc/containerd/config.toml',
  cni: '/etc/cni/net.d/a.conflist',
  quadlet: '/etc/containers/systemd/a.container',
  lxc: '/var/lib/lxc/a/config',
  'hosts.toml': '/etc/containerd/certs.d/a.example/hosts.toml',
  k3s: '/etc/rancher/k3s/config.yaml',
  'k3s-registries': '/etc/rancher/k3s/registries.yaml',
  distribution: '/etc/docker/registry/config.yml',
};

/** Undefined for what has no name: all of a file, and what a list holds. */
export function keyExample(format: ConfigFormat, fact: KeyFact, shown: Shown): KeyExample | undefined {
  const steps = stepsOf(fact.path);
  const last = steps.at(-1);
  if (last === undefined || last === '[]') return undefined;
  const name = last === '*' ? '0' : last;
  const write = writers[syntaxOf(format)];
  const path = installedPaths[format] ?? `/${format}`;
  return write && { path, name, text: write({ fact, name, before: steps.slice(0, -1).map(chosen), shown }) };
}

interface Written {
  readonly fact: KeyFact;
  readonly name: string;
  /** The steps before the name; `[]` into a list. */
  readonly before: readonly string[];
  readonly shown: Shown;
}

const writers: Readonly<Record<string, ((written: Written) => string) | undefined>> = {
  json: jsonText,
  toml: tomlText,
  unit: unitText,
  entries: ({ before, name, shown }) => `${[...before, shown === 'written' ? marked(name) : '<|>'].join('.')} = 1\n`,
  yaml: yamlText,
  goYaml: yamlText,
  pythonYaml: yamlText,
  xl: tomlText,
  scc: ({ name, shown }) => `${shown === 'written' ? marked(name) : '<|>'} a\n`,
  kernel: ({ name, shown }) => `${shown === 'written' ? marked(name) : '<|>'}=y\n`,
};

function stepsOf(path: string): readonly string[] {
  return [...path.matchAll(/'([^']+)'|\[\]|[^.[\]']+/g)].map(([step, quoted]) => quoted ?? step);
}

function chosen(step: string): string {
  return step === '*' ? '0' : step;
}

function marked(name: string): string {
  return `${name.slice(0, 1)}<|>${name.slice(1)}`;
}

function isTable({ type }: KeyFact): boolean {
  return /^(?:object|map)(?:\[\])*$/.test(type);
}

function jsonValue({ type }: KeyFact): string {
  const lists = type.split('[]').length - 1;
  const values: Readonly<Record<string, string>> = {
    boolean: 'true',
    integer: '1',
    number: '1',
    object: '{}',
    map: '{}',
  };
  return '['.repeat(lists) + (values[type.replaceAll('[]', '')] ?? '"a"') + ']'.repeat(lists);
}

export interface Typed {
  readonly table: string;
  readonly type: string;
  readonly inner?: Typed;
}

/** Whether it is told of a table of one type as a whole. */
export function isOfTypeItself({ path, of }: { readonly path: string; readonly of?: Typed }): boolean {
  return of !== undefined && (of.inner ? isOfTypeItself({ path, of: of.inner }) : of.table === path);
}

/** The `type` that the table has to have which is so many steps away. */
function typeAt(depth: number, { of }: { readonly of?: Typed }): string | undefined {
  if (!of || stepsOf(of.table).length === depth) return of?.type;
  return of.inner && typeAt(depth, { of: of.inner });
}

function jsonText({ fact, name, before, shown }: Written): string {
  let text = '';
  let closing = '';
  for (const [index, step] of [...before, ''].entries()) {
    const isList = step === '[]';
    const isTableHere = index === 0 || before[index - 1] !== undefined;
    if (isTableHere && !isList) {
      const typeHere = typeAt(index, fact);
      const type = typeHere === undefined ? '' : `"type": "${typeHere}", `;
      text += `{ ${type}`;
      closing = ` }${closing}`;
    }
    if (isList) {
      text += '[';
      closing = `]${closing}`;
    } else if (step !== '') text += `"${step}": `;
  }
  return `${text}${shown === 'written' ? `"${marked(name)}": ${jsonValue(fact)}` : '"<|>"'}${closing}\n`;
}

function tomlText({ fact, name, before, shown }: Written): string {
  const key = (step: string): string => (/^[\w-]+$/.test(step) ? step : `"${step}"`);
  const lines = fact.formatVersion === undefined ? ['version = 2'] : [`version = ${fact.formatVersion}`];
  const names = before.filter((step) => step !== '[]').map(key);
  const lists = before.flatMap((step, index) =>
    step === '[]' ? [before.slice(0, index).filter((each) => each !== '[]').length] : [],
  );
  for (const count of lists) lines.push(`[[${names.slice(0, count).join('.')}]]`);
  const here = shown === 'written' ? (key(name) === name ? marked(name) : `"${marked(name)}"`) : '<|>';
  if (isTable(fact)) {
    const [open, close] = fact.type.endsWith('[]') ? ['[[', ']]'] : ['[', ']'];
    return [...lines, `${open}${[...names, here].join('.')}${close}`, ''].join('\n');
  }
  if (names.length > (lists.at(-1) ?? 0)) lines.push(`[${names.join('.')}]`);
  if (names.length === 0 && name === 'version') lines.shift();
  return [...lines, shown === 'written' ? `${here} = ${jsonValue(fact)}` : here, ''].join('\n');
}

function unitText({ fact, name, before, shown }: Written): string {
  const section = before.join('.');
  const others = otherSections(fact).filter((other) => other !== section);
  const lines = [...others.map((other) => `[${other}]`), `[${section || marked(name)}]`];
  return [...lines, `${shown === 'written' ? marked(name) : '<|>'}=`, ''].join('\n');
}

/** One of the sections that a unit has to have for the key to count. */
function otherSections({
  inFilesWith = [],
}: {
  readonly path: string;
  readonly inFilesWith?: readonly string[];
}): readonly string[] {
  return inFilesWith.slice(0, 1);
}

function yamlText({ fact, name, before, shown }: Written): string {
  let text = '';
  let indent = '';
  let isItem = false;
  for (const [index, step] of [...before, name].entries()) {
    if (step === '[]') {
      isItem = true;
      continue;
    }
    const start = isItem ? `${indent}- ` : indent;
    if (isItem) indent += '  ';
    const typeHere = typeAt(index, fact);
    const type = typeHere === undefined ? '' : `${start}type: ${typeHere}\n`;
    text += type;
    const lineStart = type === '' ? start : indent;
    const isLast = index === before.length;
    if (!isLast) text += `${lineStart}${step}:\n`;
    else text += shown === 'written' ? `${lineStart}${marked(step)}: ${jsonValue(fact)}\n` : `${lineStart}<|>\n`;
    indent += '  ';
    isItem = false;
  }
  return text;
}
