import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import type { IndexedFile, Snapshot } from '../../project/snapshot';
import { type DataNode, stringOf, valueAt } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

interface Engine {
  readonly driver: readonly string[];
  readonly name: string;
  readonly recipes: readonly string[];
  readonly consequence: string;
}

const podman: Engine = {
  driver: ['storage', 'driver'],
  name: 'podman',
  recipes: ['podman'],
  consequence: 'no command of podman works',
};

const docker: Engine = {
  driver: ['storage-driver'],
  name: 'docker',
  recipes: ['docker-moby', 'docker-ce', 'docker'],
  consequence: '`dockerd` does not start',
};

export const storageDriverNotBuilt: ConfigFileRule = {
  id: 'storage-driver-not-built',
  category: 'files',
  subject: 'configFile',
  formats: ['storage.conf', 'daemon.json'],
  severity: 'error',
  what: 'A driver for the storage of images that the engine of the layers is built without.',
  why: 'The recipes of podman and docker build them with `exclude_graphdriver_btrfs` and `exclude_graphdriver_devicemapper`: for these drivers they have no code, and stop. Where no recipe of the engine is at hand, this is information only.',
  bad: { 'files/docker/daemon.json': ['{ "storage-driver": "btrfs" }'] },
  good: { 'files/docker/daemon.json': ['{ "storage-driver": "overlay2" }'] },
  check({ file, snapshot }) {
    const engine = file.format === 'daemon.json' ? docker : podman;
    const node = valueAt(rootOf(file), ...engine.driver);
    const driver = driverIn(file, node);
    if (!node || driver === undefined || isBuilt(engine, driver, snapshot)) return [];
    return [
      {
        span: node.span,
        // Without the recipe nothing says for sure how the engine is built.
        severity: recipesOf(engine, snapshot).length > 0 ? 'error' : 'info',
        message: `The recipe of ${engine.name} builds it without the driver \`${driver}\`, and ${engine.consequence}. Take \`${engine === docker ? 'overlay2' : 'overlay'}\`, or take \`exclude_graphdriver_${driver}\` out of the tags of its build.`,
      },
    ];
  },
};

function driverIn(file: ConfigFile, node: DataNode | undefined): string | undefined {
  const driver = node && !isMasked(file, node.span) ? stringOf(node) : undefined;
  return driver === 'btrfs' || driver === 'devicemapper' ? driver : undefined;
}

function recipesOf({ recipes }: Engine, snapshot: Snapshot): readonly IndexedFile[] {
  return recipes.flatMap((name) => snapshot.recipesNamed(name));
}

/** Whether it may be: a recipe or an append that is at hand says something else than those of meta-virtualization. */
function isBuilt(engine: Engine, driver: string, snapshot: Snapshot): boolean {
  const tag = `exclude_graphdriver_${driver}`;
  const found = recipesOf(engine, snapshot);
  const appends = found.flatMap(({ path }) => snapshot.appendsOf(path));
  if (appends.some(({ path }) => /BUILD_?TAGS/.test(snapshot.textOf(path) ?? ''))) return true;
  if (['BUILDTAGS', 'BUILD_TAGS'].some((name) => isSetInConfiguration(name, snapshot))) return true;
  const texts = found.flatMap(({ path, includes }) =>
    [path, ...includes.flatMap((target) => snapshot.resolveInclude(path, target) ?? [])].map(
      (each) => snapshot.textOf(each) ?? '',
    ),
  );
  return texts.length > 0 && !texts.some((text) => text.includes(tag));
}

function isSetInConfiguration(name: string, snapshot: Snapshot): boolean {
  return snapshot.assignmentsOf(name).some(({ path }) => path.endsWith('.conf'));
}
