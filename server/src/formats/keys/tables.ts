/** The shapes of the formats whose keys are known, made when they are first asked for. */
import { type DataNode, propertyOf } from '../../syntax/config/dataTree';
import type { ConfigFormat } from '../configFile';
import cni from './data/cni.json';
import containersConf from './data/containers-conf.json';
import daemon from './data/daemon.json';
import lxc from './data/lxc.json';
import policy from './data/policy.json';
import quadlet from './data/quadlet.json';
import registriesConf from './data/registries-conf.json';
import storageConf from './data/storage-conf.json';
import type { KeyFact } from './keyFact';
import { type KeyShape, shapeOf } from './keyShape';

export const formatsWithKeys = [
  'cni',
  'containers.conf',
  'daemon.json',
  'lxc',
  'policy.json',
  'quadlet',
  'registries.conf',
  'storage.conf',
] as const satisfies readonly ConfigFormat[];

export type FormatWithKeys = (typeof formatsWithKeys)[number];

const facts: Readonly<Record<FormatWithKeys, readonly KeyFact[]>> = {
  cni: cni as readonly KeyFact[],
  'containers.conf': containersConf as readonly KeyFact[],
  'daemon.json': daemon as readonly KeyFact[],
  lxc: lxc as readonly KeyFact[],
  'policy.json': policy as readonly KeyFact[],
  quadlet: quadlet as readonly KeyFact[],
  'registries.conf': registriesConf as readonly KeyFact[],
  'storage.conf': storageConf as readonly KeyFact[],
};

const shapes = new Map<string, KeyShape>();

/** All keys of a format, in the order of its tables. */
export function keysOf(format: FormatWithKeys): readonly KeyFact[] {
  return facts[format];
}

/** The shape of a file with that content; undefined for a format whose keys are not known. */
export function shapeOfFormat(format: ConfigFormat, root?: DataNode): KeyShape | undefined {
  if (!isWithKeys(format)) return undefined;
  const isOnePlugin = format === 'cni' && root !== undefined && !propertyOf(root, plugins);
  const name = isOnePlugin ? 'cni of one plugin' : format;
  let shape = shapes.get(name);
  if (!shape) {
    shape = shapeOf(isOnePlugin ? factsOfOnePlugin() : facts[format]);
    shapes.set(name, shape);
  }
  return shape;
}

export function isWithKeys(format: ConfigFormat): format is FormatWithKeys {
  return format in facts;
}

const plugins = 'plugins';

/** A `.conf` of CNI is what stands in the list `plugins` of a `.conflist`, with the name of the network. */
function factsOfOnePlugin(): readonly KeyFact[] {
  const outside = (path: string): string => path.replace(/^plugins\[\]\.?/, '');
  return facts.cni
    .filter(({ path }) => path !== plugins)
    .map(({ path, of, ...fact }) => ({
      ...fact,
      path: outside(path),
      ...(of && { of: { ...of, table: outside(of.table) } }),
    }));
}
