/** The shapes of the formats whose keys are known, made when they are first asked for. */
import { type DataNode, numberOf, propertyOf } from '../../syntax/config/dataTree';
import type { ConfigFormat } from '../configFile';
import cni from './data/cni.json';
import containerd from './data/containerd.json';
import containersConf from './data/containers-conf.json';
import crio from './data/crio.json';
import daemon from './data/daemon.json';
import distribution from './data/distribution.json';
import hosts from './data/hosts.json';
import k3s from './data/k3s.json';
import k3sRegistries from './data/k3s-registries.json';
import kas from './data/kas.json';
import kernel from './data/kernel.json';
import lxc from './data/lxc.json';
import ociImage from './data/oci-image.json';
import ociIndex from './data/oci-index.json';
import ociLayout from './data/oci-layout.json';
import ociManifest from './data/oci-manifest.json';
import ociRuntime from './data/oci-runtime.json';
import ociSeccomp from './data/oci-seccomp.json';
import policy from './data/policy.json';
import quadlet from './data/quadlet.json';
import registriesConf from './data/registries-conf.json';
import scc from './data/scc.json';
import storageConf from './data/storage-conf.json';
import xl from './data/xl.json';
import type { KeyFact, OfType } from './keyFact';
import { type KeyShape, shapeOf } from './keyShape';
import { sectionsOfServices, unitFacts } from './unitKeys';

export const formatsWithKeys = [
  'cni',
  'containerd',
  'containers.conf',
  'crio.conf',
  'daemon.json',
  'distribution',
  'k3s',
  'k3s-registries',
  'kas',
  'hosts.toml',
  'kernel',
  'lxc',
  'oci-image',
  'oci-index',
  'oci-layout',
  'oci-manifest',
  'oci-runtime',
  'policy.json',
  'quadlet',
  'registries.conf',
  'seccomp',
  'scc',
  'storage.conf',
  'systemd',
  'xl',
] as const satisfies readonly ConfigFormat[];

export type FormatWithKeys = (typeof formatsWithKeys)[number];

const facts: Readonly<Record<Exclude<FormatWithKeys, 'systemd'>, readonly KeyFact[]>> = {
  cni: cni as readonly KeyFact[],
  containerd: containerd as readonly KeyFact[],
  'containers.conf': containersConf as readonly KeyFact[],
  'crio.conf': crio as readonly KeyFact[],
  'daemon.json': daemon as readonly KeyFact[],
  distribution: distribution as readonly KeyFact[],
  k3s: k3s as readonly KeyFact[],
  'k3s-registries': k3sRegistries as readonly KeyFact[],
  kas: kas as readonly KeyFact[],
  'hosts.toml': hosts as readonly KeyFact[],
  kernel: kernel as readonly KeyFact[],
  lxc: lxc as readonly KeyFact[],
  'oci-image': ociImage as readonly KeyFact[],
  'oci-index': ociIndex as readonly KeyFact[],
  'oci-layout': ociLayout as readonly KeyFact[],
  'oci-manifest': ociManifest as readonly KeyFact[],
  'oci-runtime': ociRuntime as readonly KeyFact[],
  'policy.json': policy as readonly KeyFact[],
  quadlet: quadlet as readonly KeyFact[],
  'registries.conf': registriesConf as readonly KeyFact[],
  seccomp: ociSeccomp as readonly KeyFact[],
  scc: scc as readonly KeyFact[],
  'storage.conf': storageConf as readonly KeyFact[],
  xl: xl as readonly KeyFact[],
};

const shapes = new Map<string, KeyShape>();

/** All keys of a format, in the order of its tables. */
export function keysOf(format: FormatWithKeys): readonly KeyFact[] {
  switch (format) {
    case 'quadlet':
      return factsOfQuadlet();
    case 'systemd':
      return unitFacts();
    default:
      return facts[format];
  }
}

/** The shape of a file with that content; undefined for a format or a version of it whose keys are not known. */
export function shapeOfFormat(format: ConfigFormat, root?: DataNode): KeyShape | undefined {
  if (!isWithKeys(format)) return undefined;
  switch (format) {
    case 'cni':
      return !root || propertyOf(root, plugins) ? shapeNamed('cni', () => facts.cni) : shapeNamed('plugin', onePlugin);
    case 'containerd':
      return shapeOfContainerd(root);
    case 'quadlet':
      return shapeOfQuadlet(root);
    case 'systemd':
      return shapeNamed('systemd', unitFacts);
    case 'kernel':
    case 'scc':
      // Of thousands of options these are those that containers need, and the shell reads what is no directive.
      return { ...shapeNamed(format, () => facts[format]), isOpen: true };
    default:
      return shapeNamed(format, () => facts[format]);
  }
}

export function isWithKeys(format: ConfigFormat): format is FormatWithKeys {
  return format === 'systemd' || format in facts;
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
      ...(of && { of: outsideOf(of) }),
    }));

  function outsideOf({ table, type, inner }: OfType): OfType {
    return { table: outside(table), type, ...(inner && { inner: outsideOf(inner) }) };
  }
}

/** Quadlet's own keys, and those of systemd, which finds the other sections in the unit that Quadlet makes. */
function factsOfQuadlet(): readonly KeyFact[] {
  quadletFacts ??= withSettingsOfSystemd(facts.quadlet);
  return quadletFacts;
}

let quadletFacts: readonly KeyFact[] | undefined;

function withSettingsOfSystemd(own: readonly KeyFact[]): readonly KeyFact[] {
  const paths = new Set(own.map(({ path }) => path));
  const sections = new Set(sectionsOfServices);
  const ofSystemd = unitFacts().filter(({ path }) => sections.has(path.replace(/\..*/, '')) && !paths.has(path));
  // The versions of systemd are not those of podman, which Quadlet's are.
  return [...own, ...ofSystemd.map(({ since, until, replacement, ...fact }) => fact)];
}

function shapeOfQuadlet(root: DataNode | undefined): KeyShape {
  const has = (section: string): boolean => propertyOf(root, section) !== undefined;
  const sections = factsOfQuadlet().flatMap(({ inFilesWith }) => inFilesWith ?? []);
  const known = root ? [...new Set(sections)].filter(has) : sections;
  return shapeNamed(`quadlet ${known.join(' ')}`, () =>
    factsOfQuadlet().filter(
      ({ inFilesWith }) => !inFilesWith || inFilesWith.some((section) => known.includes(section)),
    ),
  );
}

/** Containerd 2 takes the plugins of version 3 in a file of version 2 as well. */
function shapeOfContainerd(root: DataNode | undefined): KeyShape | undefined {
  const written = propertyOf(root, 'version')?.value;
  if (!root) return shapeNamed('containerd', () => facts.containerd);
  // Of version 1, which is that of files that say none, nothing is left in containerd 2.
  const version = numberOf(written) === 3 ? 3 : 2;
  const isOfFirst = !written || (numberOf(written) ?? 2) < 2;
  return shapeNamed(`containerd ${isOfFirst ? 1 : version}`, () => {
    const ofVersion = facts.containerd.filter(
      ({ formatVersion = version }) => formatVersion === version || version === 2,
    );
    return isOfFirst ? ofVersion.map(withShortIds) : ofVersion;
  });
}

/** Of the ids of plugins in a file of version 1 containerd makes the whole ones by itself. */
function withShortIds({ form, nameForm, ...fact }: KeyFact): KeyFact {
  return {
    ...fact,
    ...(form !== undefined && form !== 'containerdPlugin' && { form }),
    ...(nameForm !== undefined && nameForm !== 'containerdPlugin' && { nameForm }),
  };
}
