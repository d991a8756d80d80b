/** A configuration file that gives every key of its format once, as far as one file can. */
import type { ConfigFormat } from '../../server/src/formats/configFile';
import type { KeyFact } from '../../server/src/formats/keys/keyFact';

export interface MadeFile {
  readonly format: ConfigFormat;
  readonly path: string;
  readonly text: string;
}

/** Undefined for a syntax that is neither JSON nor TOML. */
export function textWithEveryKey(format: ConfigFormat, facts: readonly KeyFact[]): MadeFile | undefined {
  const path = paths[format];
  if (path === undefined) return undefined;
  const root: Table = {};
  for (const fact of facts) put(root, fact);
  const text = path.endsWith('.json') || path.endsWith('.conflist') ? JSON.stringify(root, undefined, 2) : toml(root);
  return { format, path, text };
}

const paths: Partial<Readonly<Record<ConfigFormat, string>>> = {
  cni: '/layer/files/cni/net.d/10-all.conflist',
  containerd: '/layer/files/containerd/config.toml',
  'containers.conf': '/layer/files/containers/containers.conf',
  'daemon.json': '/layer/files/docker/daemon.json',
  'policy.json': '/layer/files/containers/policy.json',
  'registries.conf': '/layer/files/containers/registries.conf',
  'storage.conf': '/layer/files/containers/storage.conf',
};

interface Table {
  [name: string]: unknown;
}

function put(root: Table, { path, type, values }: KeyFact): void {
  const steps = [...path.matchAll(/'([^']+)'|\[\]|[^.[\]']+/g)].map(([step, quoted]) => quoted ?? step);
  let table = root;
  steps.forEach((step, index) => {
    if (step === '[]') return;
    const name = step === '*' ? 'name' : step;
    const isLast = index === steps.length - 1;
    const isList = steps[index + 1] === '[]';
    if (isLast) table[name] ??= sample(type, values);
    else if (isList) {
      if (!Array.isArray(table[name]) || !isTable(table[name][0])) table[name] = [{}];
      table = (table[name] as Table[])[0] as Table;
    } else {
      if (!isTable(table[name])) table[name] = {};
      table = table[name] as Table;
    }
  });
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sample(type: KeyFact['type'], values: readonly string[] | undefined): unknown {
  if (type.endsWith('[]')) return type.startsWith('object') ? [{}] : [values?.[0] ?? 'value'];
  switch (type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return 1;
    case 'object':
    case 'map':
      return {};
    default:
      return values?.[0] ?? 'value';
  }
}

function toml(root: Table): string {
  const lines: string[] = [];
  write(root, []);
  return lines.join('\n');

  function write(table: Table, names: readonly string[]): void {
    const entries = Object.entries(table);
    const isTables = (value: unknown): value is readonly Table[] => Array.isArray(value) && isTable(value[0]);
    for (const [name, value] of entries)
      if (!isTable(value) && !isTables(value)) lines.push(`${quoted(name)} = ${JSON.stringify(value)}`);
    for (const [name, value] of entries) {
      const header = [...names, quoted(name)];
      if (isTable(value)) lines.push('', `[${header.join('.')}]`);
      else if (isTables(value)) lines.push('', `[[${header.join('.')}]]`);
      if (isTable(value)) write(value, header);
      else if (isTables(value)) for (const each of value) write(each, header);
    }
  }
}

function quoted(name: string): string {
  return /^[\w-]+$/.test(name) ? name : JSON.stringify(name);
}
