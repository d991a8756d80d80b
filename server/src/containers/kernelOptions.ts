/**
 * Which options of the kernel containers need, and which the fragments beside a kernel's recipe turn on. The needs are those that moby's
 * check-config.sh calls necessary and netavark's of nftables; left out is what Kconfig turns on by itself or with another option.
 */
import { folderOf } from '../project/paths';
import type { IndexedFile, Snapshot } from '../project/snapshot';

const neededByAll: readonly string[] = [
  'CONFIG_CGROUPS',
  'CONFIG_CGROUP_DEVICE',
  'CONFIG_CGROUP_FREEZER',
  'CONFIG_CPUSETS',
  'CONFIG_MEMCG',
  'CONFIG_OVERLAY_FS',
  'CONFIG_POSIX_MQUEUE',
  'CONFIG_VETH',
  'CONFIG_BRIDGE',
];

/** By the first words of the engines' names. */
const neededByEngine: readonly (readonly [engine: RegExp, options: readonly string[]])[] = [
  [/^(?:docker|containerd|k3s|cri-o)/, ['CONFIG_IP_NF_FILTER', 'CONFIG_IP_NF_TARGET_MASQUERADE']],
  [/^podman/, ['CONFIG_NF_TABLES', 'CONFIG_NFT_MASQ', 'CONFIG_NFT_NAT']],
  [/^k3s/, ['CONFIG_VXLAN', 'CONFIG_NETFILTER_XT_MATCH_COMMENT']],
];

export function neededOptions(engines: readonly string[]): readonly string[] {
  const further = neededByEngine.flatMap(([engine, options]) =>
    engines.some((name) => engine.test(name)) ? options : [],
  );
  return [...neededByAll, ...further];
}

export interface KernelOptions {
  /** The names of the fragments. */
  readonly files: readonly string[];
  readonly turnedOn: ReadonlySet<string>;
}

/** What the `.cfg` files and the defconfig that a kernel's recipe and appends name turn on; undefined where none of these is at hand. */
export function optionsOfFragments(snapshot: Snapshot, recipes: readonly IndexedFile[]): KernelOptions | undefined {
  const files = new Map<string, string>();
  for (const recipe of recipes.flatMap((each) => [each, ...snapshot.appendsOf(each.path)])) {
    const text = (snapshot.textOf(recipe.path) ?? '').replace(/^[ \t]*#.*$/gm, '');
    for (const { path, name } of fragmentsBelow(folderOf(recipe.path), snapshot)) {
      const fragment = text.includes(`file://${name}`) ? snapshot.textOf(path) : undefined;
      if (fragment !== undefined && /^(?:# )?CONFIG_\w/m.test(fragment)) files.set(name, fragment);
    }
  }
  if (files.size === 0) return undefined;
  const turnedOn = new Set<string>();
  for (const text of files.values()) {
    for (const [, option = '', value] of text.matchAll(/^(?:# )?(CONFIG_\w+)(=[ym]| is not set|=n)/gm)) {
      if (value === '=y' || value === '=m') turnedOn.add(option);
      else turnedOn.delete(option);
    }
  }
  return { files: [...files.keys()], turnedOn };
}

interface Fragment {
  readonly path: string;
  /** As SRC_URI has it. */
  readonly name: string;
}

/** So many files of a kernel are looked at. */
const maxFragments = 60;

function fragmentsBelow(folder: string, snapshot: Snapshot, depth = 2): readonly Fragment[] {
  const entries = snapshot.folder(folder).toSorted((first, second) => (first.name < second.name ? -1 : 1));
  const files = entries.filter(({ kind, name }) => kind === 'file' && (name.endsWith('.cfg') || name === 'defconfig'));
  const folders = depth === 0 ? [] : entries.filter(({ kind }) => kind !== 'file');
  return [
    ...files.map(({ name }) => ({ path: `${folder}/${name}`, name })),
    ...folders.flatMap(({ name }) => fragmentsBelow(`${folder}/${name}`, snapshot, depth - 1)),
  ].slice(0, maxFragments);
}
