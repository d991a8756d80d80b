/** The shapes of the formats whose keys are known, made when they are first asked for. */
import { type DataNode, propertyOf } from '../../syntax/config/dataTree';
import type { ConfigFormat } from '../configFile';
import cni from './data/cni.json';
import containerd from './data/containerd.json';
import containersConf from './data/containers-conf.json';
import crio from './data/crio.json';
import daemon from './data/daemon.json';
import hosts from './data/hosts.json';
import kernel from './data/kernel.json';
import lxc from './data/lxc.json';
import policy from './data/policy.json';
import quadlet from './data/quadlet.json';
import registriesConf from './data/registries-conf.json';
import scc from './data/scc.json';
import storageConf from './data/storage-conf.json';
import xl from './data/xl.json';
import type { KeyFact } from './keyFact';
import { type KeyShape, shapeOf } from './keyShape';

export const formatsWithKeys = [
  'cni',
  'containerd',
  'containers.conf',
  'crio.conf',
  'daemon.json',
  'hosts.toml',
  'kernel',
  'lxc',
  'policy.json',
  'quadlet',
  'registries.conf',
  'scc',
  'storage.conf',
  'xl',
] as const satisfies readonly ConfigFormat[];

export type FormatWithKeys = (typeof formatsWithKeys)[number];

const facts: Readonly<Record<FormatWithKeys, readonly KeyFact[]>> = {
  cni: cni as readonly KeyFact[],
  containerd: containerd as readonly KeyFact[],
  'containers.conf': containersConf as readonly KeyFact[],
  'crio.conf': crio as readonly KeyFact[],
  'daemon.json': daemon as readonly KeyFact[],
  'hosts.toml': hosts as readonly KeyFact[],
  kernel: kernel as readonly KeyFact[],
  lxc: lxc as readonly KeyFact[],
  'policy.json': policy as readonly KeyFact[],
  quadlet: quadlet as readonly KeyFact[],
  'registries.conf': registriesConf as readonly KeyFact[],
  scc: scc as readonly KeyFact[],
  'storage.conf': storageConf as readonly KeyFact[],
  xl: xl as readonly KeyFact[],
};

const shapes = new Map<string, KeyShape>();

/** All keys of a format, in the order of its tables. */
export function keysOf(format: FormatWithKeys): readonly KeyFact[] {
  return facts[format];
}

/** The shape of a file with that content; undefined for a format or a version of it whose keys are not known. */
export function shapeOfFormat(format: ConfigFormat, root?: DataNode): KeyShape | undefined {
  if (!isWithKeys(format)) return undefined;
  switch (format) {
    case 'cni':
      return !root || propertyOf(root, plugins) ? shapeNamed('cni', () => facts.cni) : shapeNamed('plugin', onePlugin);
    case 'containerd':
      return shapeOfContainerd(root);
    case 'kernel':
    case 'scc':
      // Of thousands of options these are those that containers need, and the shell reads what is no directive.
      return { ...shapeNamed(format, () => facts[format]), isOpen: true };
    default:
      return shapeNamed(format, () => facts[format]);
  }
}

export function isWithKeys(format: ConfigFormat): format is FormatWithKeys {
  return format in facts;
}

function shapeNamed(name: string, factsOf: () => readonly KeyFact[]): KeyShape {
  let shape = shapes.get(name);
  if (!shape) {
    shape = shapeOf(factsOf());
    shapes.set(name, shape);
  }
  return shape;
}

const plugins = 'plugins';

/** A `.conf` of CNI is what stands in the list `plugins` of a `.conflist`, with the name of the network. */
function onePlugin(): readonly KeyFact[] {
  const outside = (path: string): string => path.replace(/^plugins\[\]\.?/, '');
  return facts.cni
    .filter(({ path }) => path !== plugins)
    .map(({ path, of, ...fact }) => ({
      ...fact,
      path: outside(path),
      ...(of && { of: { ...of, table: outside(of.table) } }),
    }));
}

/** Containerd 2 takes the plugins of version 3 in a file of version 2 as well. */
function shapeOfContainerd(root: DataNode | undefined): KeyShape | undefined {
  const written = propertyOf(root, 'version')?.value;
  const version = written?.kind === 'number' ? Number(written.text) : undefined;
  if (version !== 2 && version !== 3) return root ? undefined : shapeNamed('containerd', () => facts.containerd);
  return shapeNamed(`containerd ${version}`, () =>
    facts.containerd.filter(({ formatVersion = version }) => formatVersion === version || version === 2),
  );
}
