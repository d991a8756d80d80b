import { packagesOfProgram, readersOf } from '../../containers/engineFiles';
import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { isNamedIn } from '../../formats/recipeUses';
import { baseName } from '../../project/paths';
import { type DataNode, itemsOf, stringOf, valueAt } from '../../syntax/config/dataTree';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding, Severity } from '../finding';
import { type ImagePackages, type InstalledRecipe, imagePackages } from '../imagePackages';
import { configFilesOf, hasOnePackage } from '../recipeConfigFiles';
import type { RecipeRule } from '../rule';

export const programNotInstalled: RecipeRule = {
  id: 'program-not-installed',
  category: 'host',
  subject: 'recipe',
  severity: 'warning',
  what: 'An image with a configuration that names a runtime or a helper which no package of the image brings.',
  why: 'Podman works no more where `runtime` or `mount_program` is a program that is not there; Docker and containerd start no container with it, and a network whose CNI plugin is missing does not come up.',
  bad: {
    'recipes/podman.bb': ['LICENSE = "Apache-2.0"', 'RDEPENDS:${PN} = "conmon runc"'],
    'recipes/runc.bb': ['LICENSE = "Apache-2.0"'],
    'recipes/edge-config.bb': [
      'LICENSE = "MIT"',
      'do_install() {',
      '    install -d ${D}${sysconfdir}/containers',
      `    printf '[engine]\\nruntime = "crun"\\n' > \${D}\${sysconfdir}/containers/containers.conf`,
      '}',
    ],
    'recipes/edge-image.bb': ['LICENSE = "MIT"', 'inherit core-image', 'IMAGE_INSTALL = "podman edge-config"'],
  },
  good: {
    'recipes/podman.bb': ['LICENSE = "Apache-2.0"', 'RDEPENDS:${PN} = "conmon crun"'],
    'recipes/crun.bb': ['LICENSE = "GPL-2.0-only"'],
    'recipes/edge-config.bb': [
      'LICENSE = "MIT"',
      'do_install() {',
      '    install -d ${D}${sysconfdir}/containers',
      `    printf '[engine]\\nruntime = "crun"\\n' > \${D}\${sysconfdir}/containers/containers.conf`,
      '}',
    ],
    'recipes/edge-image.bb': ['LICENSE = "MIT"', 'inherit core-image', 'IMAGE_INSTALL = "podman edge-config"'],
  },
  check(image) {
    if (!image.isImage || image.isSkipped || !image.snapshot.complete) return [];
    const installed = imagePackages(image);
    if (!installed?.areAll) return [];
    return installed.recipes.flatMap((recipe): PlacedFinding[] => {
      if (!hasOnePackage(recipe.paths, image.snapshot)) return [];
      const files = recipe.paths.flatMap((path) => configFilesOf(path, image.snapshot));
      const missing = files
        .filter((file) => isRead(file, installed))
        .flatMap((file) => missingIn(file, installed, image));
      const place = missing.length > 0 ? image.placeOfWord(recipe.variable, recipe.word) : undefined;
      return place ? missing.map((each) => ({ place, severity: each.severity, message: messageOf(each, recipe) })) : [];
    });
  },
};

function isRead({ format }: ConfigFile, { names }: ImagePackages): boolean {
  const readers = readersOf(format);
  return readers !== undefined && [...names].some((name) => readers.names.test(name));
}

interface WantedProgram {
  readonly program: string;
  /** What the file says. */
  readonly key: string;
  readonly severity: Severity;
  readonly consequence: string;
}

interface MissingProgram extends WantedProgram {
  readonly file: ConfigFile;
  readonly packages: readonly string[];
}

function messageOf(
  { file, key, program, packages, consequence }: MissingProgram,
  { file: recipe }: InstalledRecipe,
): string {
  const name = baseName(file.uses.targets[0] ?? file.path);
  return `\`${key}\` in \`${name}\` of \`${recipe.name}\` needs \`${program}\`, which no package of the image brings: ${consequence}. Install \`${packages[0]}\`, or let \`${recipe.name}\` depend on it.`;
}

function missingIn(file: ConfigFile, installed: ImagePackages, image: EvaluatedRecipe): readonly MissingProgram[] {
  return wantedIn(file).flatMap((wanted): MissingProgram[] => {
    const packages = wanted.key === 'type' ? ['cni'] : packagesOfProgram(wanted.program);
    if (!packages || packages.some((name) => hasPackage(name, installed))) return [];
    return isBroughtOtherwise(wanted.program, installed, image) ? [] : [{ ...wanted, file, packages }];
  });
}

function hasPackage(name: string, { names, recipes }: ImagePackages): boolean {
  return names.has(name) || recipes.some(({ file }) => file.name === name);
}

/** Whether a recipe that is no engine's puts a file of that name there. */
function isBroughtOtherwise(program: string, { recipes }: ImagePackages, { snapshot }: EvaluatedRecipe): boolean {
  return recipes.some(({ file, paths }) =>
    file.layer?.name === 'virtualization-layer'
      ? false
      : paths.some((path) => isPut(snapshot.textOf(path) ?? '', program)),
  );
}

function isPut(text: string, program: string): boolean {
  return text
    .split('\n')
    .some((line) => /\b(?:install|ln|cp|mv)\b|SRC_URI|file:\/\/|PROVIDES/.test(line) && isNamedIn(line, program));
}

function wantedIn(file: ConfigFile): readonly WantedProgram[] {
  const root = rootOf(file);
  const text = (...names: readonly string[]): string | undefined => known(file, valueAt(root, ...names));
  switch (file.format) {
    case 'containers.conf':
      return [
        ...runtimeOfPodman(text('engine', 'runtime'), root, file),
        ...wanted('network_backend', text('network', 'network_backend'), 'no command of podman works', 'error'),
      ];
    case 'storage.conf': {
      const helpers = [
        text('storage', 'options', 'mount_program'),
        text('storage', 'options', 'overlay', 'mount_program'),
      ];
      const driver = text('storage', 'driver');
      return [
        ...helpers.flatMap((path) => wanted('mount_program', path, 'no command of podman works', 'error')),
        ...(driver === 'zfs' ? wanted('driver', driver, 'no command of podman works', 'error') : []),
      ];
    }
    case 'daemon.json': {
      const driver = text('storage-driver');
      const name = text('default-runtime');
      const path = name === undefined ? undefined : (text('runtimes', name, 'path') ?? name);
      return [
        ...wanted('default-runtime', path, 'Docker starts no container'),
        ...(driver === 'zfs' ? wanted('storage-driver', driver, '`dockerd` does not start', 'error') : []),
      ];
    }
    case 'containerd':
      return ['io.containerd.grpc.v1.cri', 'io.containerd.cri.v1.runtime'].flatMap((plugin) => {
        const name = text('plugins', plugin, 'containerd', 'default_runtime_name');
        const table = ['plugins', plugin, 'containerd', 'runtimes', name ?? ''];
        const binary = text(...table, 'options', 'BinaryName');
        return [
          ...wanted('BinaryName', binary, 'containerd starts no container'),
          ...wanted('runtime_type', shimOf(text(...table, 'runtime_type')), 'containerd starts no container'),
        ];
      });
    case 'cni':
      return pluginTypes(file)
        .slice(0, 1)
        .map((program) => ({
          program,
          key: 'type',
          severity: 'warning',
          consequence: 'the network does not come up',
        }));
    default:
      return [];
  }
}

function known(file: ConfigFile, node: DataNode | undefined): string | undefined {
  return node && !isMasked(file, node.span) ? stringOf(node) : undefined;
}

function wanted(
  key: string,
  path: string | undefined,
  consequence: string,
  severity: Severity = 'warning',
): readonly WantedProgram[] {
  return path ? [{ key, program: baseName(path), severity, consequence }] : [];
}

/** Of the paths that the table of runtimes has for a name, one is enough. */
function runtimeOfPodman(
  name: string | undefined,
  root: DataNode | undefined,
  file: ConfigFile,
): readonly WantedProgram[] {
  if (name === undefined) return [];
  const paths = itemsOf(valueAt(root, 'engine', 'runtimes', name)).map((item) => known(file, item));
  const programs = new Set(paths.length > 0 ? paths.map((path) => baseName(path ?? '')) : [baseName(name)]);
  const [only, other] = programs;
  return other === undefined ? wanted('runtime', only, 'no command of podman works', 'error') : [];
}

/** `io.containerd.vxn.v2` is the program `containerd-shim-vxn-v2`. */
function shimOf(type: string | undefined): string | undefined {
  const [, name, version] = /^io\.containerd\.([\w-]+)\.(v\d+)$/.exec(type ?? '') ?? [];
  return name === undefined || name === 'runc' ? undefined : `containerd-shim-${name}-${version}`;
}

/** Those that the recipe of CNI's plugins builds. */
const plugins =
  /^(?:bandwidth|bridge|dhcp|dummy|firewall|flannel|host-device|host-local|ipvlan|loopback|macvlan|portmap|ptp|sbr|static|tap|tuning|vlan|vrf)$/;

function pluginTypes(file: ConfigFile): readonly string[] {
  const root = rootOf(file);
  const tables = [root, ...itemsOf(valueAt(root, 'plugins'))];
  return tables.flatMap((table) => known(file, valueAt(table, 'type')) ?? []).filter((type) => plugins.test(type));
}
