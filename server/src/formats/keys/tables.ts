/** The shapes of the formats whose keys are known, made when they are first asked for. */
import type { ConfigFormat } from '../configFile';
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
  'containers.conf': containersConf as readonly KeyFact[],
  'daemon.json': daemon as readonly KeyFact[],
  lxc: lxc as readonly KeyFact[],
  'policy.json': policy as readonly KeyFact[],
  quadlet: quadlet as readonly KeyFact[],
  'registries.conf': registriesConf as readonly KeyFact[],
  'storage.conf': storageConf as readonly KeyFact[],
};

const shapes = new Map<ConfigFormat, KeyShape>();

/** All keys of a format, in the order of its tables. */
export function keysOf(format: FormatWithKeys): readonly KeyFact[] {
  return facts[format];
}

/** Undefined for a format whose keys are not known. */
export function shapeOfFormat(format: ConfigFormat): KeyShape | undefined {
  if (!isWithKeys(format)) return undefined;
  let shape = shapes.get(format);
  if (!shape) {
    shape = shapeOf(facts[format]);
    shapes.set(format, shape);
  }
  return shape;
}

export function isWithKeys(format: ConfigFormat): format is FormatWithKeys {
  return format in facts;
}
