import { isMasked } from '../../formats/configFile';
import { isUpstreamLayer } from '../../knowledge/upstreamLayers';
import type { Layer, Snapshot } from '../../project/snapshot';
import { unitEntries } from '../../syntax/config/parseUnit';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const quadletSourceNotCreated: ConfigFileRule = {
  id: 'quadlet-source-not-created',
  category: 'files',
  subject: 'configFile',
  formats: ['quadlet'],
  severity: 'warning',
  needsCore: true,
  what: 'A `.container` or `.pod` that mounts a path of the host which nothing in the layers creates.',
  why: 'Docker creates the directory of a bind mount; podman does not: it stops with `statfs /var/lib/app: no such file or directory`, and the service fails at every start.',
  bad: {
    'recipes/files/app.container': ['[Container]', 'Image=docker.io/library/app:1.0', 'Volume=/var/lib/edge-db:/data'],
    'recipes/app.bb': [
      'LICENSE = "MIT"',
      'SRC_URI = "file://app.container"',
      'do_install() {',
      '    install -D -m 0644 ${UNPACKDIR}/app.container ${D}${sysconfdir}/containers/systemd/app.container',
      '}',
    ],
  },
  good: {
    'recipes/files/app.container': ['[Container]', 'Image=docker.io/library/app:1.0', 'Volume=/var/lib/edge-db:/data'],
    'recipes/app.bb': [
      'LICENSE = "MIT"',
      'SRC_URI = "file://app.container"',
      'do_install() {',
      '    install -D -m 0644 ${UNPACKDIR}/app.container ${D}${sysconfdir}/containers/systemd/app.container',
      '    install -d ${D}${localstatedir}/lib/edge-db',
      '}',
    ],
  },
  check({ file, snapshot }) {
    const { tree, uses, text } = file;
    if (tree.kind !== 'unit' || !snapshot.complete || uses.recipes.length === 0 || !hasCore(snapshot)) return [];
    const mounts = ['Container', 'Pod'].flatMap((section) => [
      ...unitEntries(tree, section, 'Volume'),
      ...unitEntries(tree, section, 'Mount'),
    ]);
    return mounts.flatMap(({ value, valueSpan }): Finding[] => {
      const source = sourceOf(value);
      const name = source === undefined ? undefined : ownFolder.exec(source)?.[1];
      if (source === undefined || name === undefined || isMasked(file, valueSpan)) return [];
      if (withoutMounts(text).includes(name) || mayBeCreated(name, snapshot)) return [];
      const start = valueSpan.start + value.indexOf(source);
      return [
        {
          span: { start, end: start + source.length },
          message: `Nothing in the layers creates \`${source}\`, and podman starts no container where it is missing. Create it in the recipe or with tmpfiles.d, or name a volume that podman creates.`,
        },
      ];
    });
  },
};

/** The first folder below those that every system has: elsewhere partitions are mounted, or the kernel and services make what is there. */
const ownFolder = /^\/(?:etc|opt|srv|usr\/share|var\/(?:lib|log|opt|spool))\/([^/]+)/;

/** The path of the host; undefined for a volume with a name, and where systemd puts something in. */
function sourceOf(value: string): string | undefined {
  const volume = /^(\/[^:\s]*):\//.exec(value)?.[1];
  const mount = /(?:^|,)type=bind(?:,|$)/.test(value)
    ? /(?:^|,)(?:source|src)=(\/[^,\s]*)/.exec(value)?.[1]
    : undefined;
  const source = volume ?? mount;
  return source === undefined || /[%$*?@]/.test(source) ? undefined : source;
}

function hasCore({ layers }: Snapshot): boolean {
  return layers.some(({ name }) => name === 'core');
}

/** What a unit mounts is not what creates it. */
function withoutMounts(text: string): string {
  return text.replace(/^[ \t]*(?:Volume|Mount)=.*$/gm, '');
}

const known = new WeakMap<Snapshot, Map<string, boolean>>();

/** Whether any file has the name, or a recipe is called so. */
function mayBeCreated(name: string, snapshot: Snapshot): boolean {
  const ofSnapshot = known.get(snapshot) ?? new Map<string, boolean>();
  known.set(snapshot, ofSnapshot);
  let answer = ofSnapshot.get(name);
  if (answer === undefined) {
    answer = isSaidSomewhere(name, snapshot);
    ofSnapshot.set(name, answer);
  }
  return answer;
}

function isSaidSomewhere(name: string, snapshot: Snapshot): boolean {
  const says = (path: string): boolean => withoutMounts(snapshot.textOf(path) ?? name).includes(name);
  if (snapshot.recipesNamed(name).length > 0 || snapshot.filesMentioning(name).some(({ path }) => says(path)))
    return true;
  // Those know nothing of the folders of others, or their recipes do.
  const others = snapshot.layers.filter((layer) => !isUpstreamLayer(layer.name));
  return others.some((layer) => creatingFilesOf(layer, snapshot)?.some(says) ?? true);
}

/** What can create a folder at a boot: tmpfiles.d, units, scripts, tables of mounts, layouts of disks. */
const creatingFile =
  /\.(?:conf|service|mount|automount|path|socket|sh|wks|wks\.in|container|pod|kube|yaml|yml)$|^[^.]+$/;

const maxFolders = 1500;

/** Undefined where there are too many to look through. */
function creatingFilesOf({ root }: Layer, snapshot: Snapshot): readonly string[] | undefined {
  const found: string[] = [];
  const waiting = [root];
  let folderCount = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (++folderCount > maxFolders) return undefined;
    for (const { name, kind } of snapshot.folder(folder)) {
      if (name.startsWith('.')) continue;
      if (kind === 'folder') waiting.push(`${folder}/${name}`);
      else if (kind === 'file' && creatingFile.test(name)) found.push(`${folder}/${name}`);
    }
  }
  return found;
}
