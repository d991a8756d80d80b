import { type ConfigFile, isMasked } from '../../formats/configFile';
import { baseName, folderOf } from '../../project/paths';
import type { Snapshot } from '../../project/snapshot';
import { type UnitTree, unitEntries } from '../../syntax/config/parseUnit';
import type { Finding } from '../finding';
import { configFilesBeside } from '../recipeConfigFiles';
import type { ConfigFileRule } from '../rule';

const fullName = 'docker.io/rancher/mirrored-pause:3.6';

export const k3sShortPauseImage: ConfigFileRule = {
  id: 'k3s-short-pause-image',
  category: 'files',
  subject: 'configFile',
  formats: ['systemd'],
  severity: 'warning',
  releases: { since: 'master' },
  what: 'A unit that starts k3s without the full name of the pause image.',
  why: 'By itself k3s asks for `rancher/mirrored-pause`, and containerd 2 does not know on which registry that is: no pod starts. The units of the layer give the full name by `--pause-image`. Where the recipe of k3s is not at hand nothing is said: it may be a k3s with a containerd of its own, which knows the name.',
  bad: {
    'files/k3s.service': [
      '[Unit]',
      'Requires=containerd.service',
      '',
      '[Service]',
      'ExecStart=/usr/local/bin/k3s server',
    ],
  },
  good: {
    'files/k3s.service': [
      '[Unit]',
      'Requires=containerd.service',
      '',
      '[Service]',
      `ExecStart=/usr/local/bin/k3s server --pause-image ${fullName}`,
    ],
  },
  check({ file, snapshot }) {
    const { tree } = file;
    if (tree.kind !== 'unit' || !usesContainerdOfSystem(file, tree, snapshot)) return [];
    const found = unitEntries(tree, 'Service', 'ExecStart').flatMap(({ value, valueSpan }): readonly Finding[] => {
      // A file of settings or of variables may name the image.
      const isOpen = !isOfK3s(value) || /\$|--config\b|--docker\b/.test(value) || isMasked(file, valueSpan);
      const image = /--pause-image[= ]+(\S+)/.exec(value)?.[1];
      if (isOpen || (image !== undefined && hasRegistry(image))) return [];
      const written = file.text.slice(valueSpan.start, valueSpan.end);
      const command = /\bk3s (?:server|agent)\b/.exec(written);
      const end = valueSpan.start + (command ? command.index + command[0].length : 0);
      return [
        {
          span: valueSpan,
          message:
            image === undefined
              ? `Without \`--pause-image\` k3s asks containerd for an image without a registry, and no pod starts. Add \`--pause-image ${fullName}\`.`
              : `Containerd 2 does not know on which registry \`${image}\` is, and no pod starts. Write \`${fullName}\`.`,
          fix:
            image === undefined && command
              ? {
                  title: 'Add the full name of the pause image',
                  safe: true,
                  edits: [{ span: { start: end, end }, text: ` --pause-image ${fullName}` }],
                }
              : undefined,
        },
      ];
    });
    return found.length > 0 && isNamedElsewhere(file, snapshot) ? [] : found;
  },
};

/** So does the k3s of the layer; a k3s with all of its parts brings another one, for which the name need not be full. */
function usesContainerdOfSystem({ uses }: ConfigFile, tree: UnitTree, snapshot: Snapshot): boolean {
  const isAskedFor = ['Requires', 'Wants', 'BindsTo']
    .flatMap((name) => unitEntries(tree, 'Unit', name))
    .some(({ value }) => value.includes('containerd.service'));
  const isOfLayer = uses.recipes.some((path) => /^k3s(?:_.*)?\.bbappend$/.test(baseName(path)));
  return isAskedFor || isOfLayer || snapshot.recipesNamed('k3s').length > 0;
}

/** Whether settings name the image, which k3s reads from `/etc/rancher/k3s/config.yaml` unasked, or a drop-in gives another command. */
function isNamedElsewhere(file: ConfigFile, snapshot: Snapshot): boolean {
  const folder = folderOf(file.path);
  const isInSettings = snapshot
    .folder(folder)
    .some(({ name }) => /\.ya?ml$/.test(name) && snapshot.textOf(`${folder}/${name}`)?.includes('pause-image'));
  return isInSettings || configFilesBeside(file, snapshot).some((other) => givesImage(other, file));
}

function givesImage({ format, path, text, tree }: ConfigFile, unit: ConfigFile): boolean {
  if (format === 'k3s') return text.includes('pause-image');
  const isDropIn = !path.endsWith('.service') && unit.path.endsWith('.service');
  return (
    isDropIn && tree.kind === 'unit' && unitEntries(tree, 'Service', 'ExecStart').some(({ value }) => isOfK3s(value))
  );
}

function isOfK3s(command: string): boolean {
  return /\bk3s (?:server|agent)\b/.test(command);
}

/** Whether the first part of a reference names a host. */
function hasRegistry(image: string): boolean {
  const [first = '', ...rest] = image.split('/');
  return rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
}
