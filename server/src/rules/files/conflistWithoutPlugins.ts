import { type ConfigFile, installedPaths, rootOf } from '../../formats/configFile';
import { type DataObject, propertyOf } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const conflistWithoutPlugins: ConfigFileRule = {
  id: 'conflist-without-plugins',
  category: 'files',
  subject: 'configFile',
  formats: ['cni'],
  severity: 'error',
  what: 'A CNI configuration whose name and content do not fit: a `.conflist` without `plugins`, or a `.conf` with them.',
  why: 'A `.conflist` holds a list of plugins, a `.conf` or `.json` a single one with its `type`. Runtimes read the file by its name and leave it out where the other is in it: containers get no network.',
  bad: { 'files/10-net.conflist': ['{"cniVersion": "1.0.0", "name": "net", "type": "bridge"}'] },
  good: {
    'files/10-net.conflist': ['{"cniVersion": "1.0.0", "name": "net", "plugins": [{"type": "bridge"}]}'],
  },
  check({ file }) {
    const root = rootOf(file);
    if (root?.kind !== 'object' || !file.isWhole || hasSyntaxProblem(file)) return [];
    const names = installedPaths(file);
    if (names.every((name) => name.endsWith('.conflist'))) return inList(root);
    const isSingle = names.every((name) => /\.(?:conf|json)$/.test(name));
    return isSingle && !file.uses.isLeftAlone ? inSingle(root) : [];
  },
};

function hasSyntaxProblem({ tree }: ConfigFile): boolean {
  return tree.kind === 'data' && tree.problems.some(({ kind }) => kind === 'syntax');
}

function inList(root: DataObject): readonly Finding[] {
  const plugins = propertyOf(root, 'plugins');
  const type = propertyOf(root, 'type');
  if (plugins) {
    // That it has to be a list is said as of all keys.
    const isEmpty = plugins.value.kind === 'array' && plugins.value.items.length === 0;
    return isEmpty ? [{ span: plugins.value.span, message: emptyList }] : [];
  }
  const { start } = root.span;
  const span = type ? { start: type.nameSpan.start, end: type.value.span.end } : { start, end: start + 1 };
  return [
    {
      span,
      message: type
        ? 'A `.conflist` holds its plugins in the array `plugins`; with `type` at the top it is left out, and containers get no network. Put the plugin into `"plugins": [...]`, or call the file `.conf`.'
        : 'A `.conflist` without an array `plugins` is left out, and containers get no network. Put the plugins into `"plugins": [...]`.',
    },
  ];
}

const emptyList = 'A `.conflist` without plugins is left out, and containers get no network. Name at least one.';

function inSingle(root: DataObject): readonly Finding[] {
  const plugins = propertyOf(root, 'plugins');
  if (!plugins || propertyOf(root, 'type')) return [];
  return [
    {
      span: plugins.nameSpan,
      // Another file of the directory may be the network of all pods.
      severity: 'warning',
      message:
        'A file called `.conf` holds one plugin with its `type` at the top; with `plugins` it is left out, and containers get no network. Install it as `.conflist`.',
    },
  ];
}
