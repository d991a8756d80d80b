import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { baseName } from '../../project/paths';
import type { Snapshot } from '../../project/snapshot';
import { propertyOf } from '../../syntax/config/dataTree';
import { unitEntries } from '../../syntax/config/parseUnit';
import type { Finding } from '../finding';
import { configFilesBeside } from '../recipeConfigFiles';
import type { ConfigFileRule } from '../rule';

/** What the unit that the layer installs gives to dockerd, and the keys that say the same. */
const flagsOfUnit: readonly Flag[] = [
  { key: 'hosts', text: '-H fd://' },
  { key: 'containerd', text: '--containerd=/run/containerd/containerd.sock' },
];

const recipesOfDocker = ['docker-moby', 'docker-ce', 'docker'];

interface Flag {
  readonly key: string;
  readonly text: string;
}

/** Flags that are called otherwise than their keys; what is given several times has its key in the plural. */
const keysOfFlags: Readonly<Record<string, string>> = {
  '-D': 'debug',
  '-G': 'group',
  '-H': 'hosts',
  '-b': 'bridge',
  '-l': 'log-level',
  '-p': 'pidfile',
  '-s': 'storage-driver',
  '--default-address-pool': 'default-address-pools',
  '--default-ulimit': 'default-ulimits',
  '--dns-opt': 'dns-opts',
  '--exec-opt': 'exec-opts',
  '--host': 'hosts',
  '--insecure-registry': 'insecure-registries',
  '--label': 'labels',
  '--log-opt': 'log-opts',
  '--registry-mirror': 'registry-mirrors',
  '--storage-opt': 'storage-opts',
};

export const dockerFlagInFile: ConfigFileRule = {
  id: 'docker-flag-in-file',
  category: 'files',
  subject: 'configFile',
  formats: ['daemon.json'],
  severity: 'warning',
  what: 'A key in `daemon.json` that `docker.service` gives as a flag already.',
  why: 'What is given both ways is an error to `dockerd`, even if it is the same: it does not start. The unit of Docker that the layer installs has `-H` and `--containerd`; a unit that the recipe of the file brings may have others. Where neither it nor a recipe of Docker is at hand, this is information only.',
  bad: { 'files/daemon.json': ['{', '  "hosts": ["fd://", "tcp://127.0.0.1:2375"]', '}'] },
  good: { 'files/daemon.json': ['{', '  "registry-mirrors": ["https://mirror.example"]', '}'] },
  check({ file, snapshot }) {
    const own = flagsOfOwnUnit(file, snapshot);
    // A recipe that brings a unit, or a drop-in for it, may start dockerd otherwise.
    if (!own && file.uses.texts.some((text) => text.includes('docker.service'))) return [];
    const unit = own?.unit ?? 'docker.service';
    // Without the recipe of Docker its unit may be another one.
    const isUnitAtHand = recipesOfDocker.some((name) => snapshot.recipesNamed(name).length > 0);
    return (own?.flags ?? flagsOfUnit).flatMap(({ key, text }): Finding[] => {
      const property = propertyOf(rootOf(file), key);
      if (!property || isMasked(file, property.nameSpan)) return [];
      const remedy = own
        ? 'Leave it out here or there.'
        : 'Leave it out here, or replace `ExecStart` by a drop-in in `docker.service.d`.';
      return [
        {
          span: property.nameSpan,
          severity: own ? 'error' : isUnitAtHand ? 'warning' : 'info',
          message: `\`${unit}\` starts \`dockerd\` with \`${text}\`, and \`dockerd\` stops where \`${key}\` is given by a flag and in this file. ${remedy}`,
        },
      ];
    });
  },
};

interface UnitFlags {
  readonly unit: string;
  readonly flags: readonly Flag[];
}

/** Those of the unit, or of the drop-in for it, that the recipe of the file brings; undefined where none starts dockerd. */
function flagsOfOwnUnit(file: ConfigFile, snapshot: Snapshot): UnitFlags | undefined {
  for (const unit of configFilesBeside(file, snapshot)) {
    if (unit.tree.kind !== 'unit' || unit.format !== 'systemd') continue;
    // An empty one takes back those before it.
    const commands = unitEntries(unit.tree, 'Service', 'ExecStart').filter(({ value }) =>
      /\bdockerd(?:\s|$)/.test(value),
    );
    const command = commands.at(-1);
    if (command && !isMasked(unit, command.valueSpan))
      return { unit: baseName(unit.path), flags: flagsIn(command.value) };
  }
  return undefined;
}

/** What runtimes are called may be said in both places. */
function flagsIn(command: string): readonly Flag[] {
  const words = command.split(/\s+/);
  return words.flatMap((word, index): Flag[] => {
    const [name = ''] = word.split('=');
    const short = /^-[A-Za-z]/.test(name) ? name.slice(0, 2) : name;
    const key = keysOfFlags[short] ?? (name.startsWith('--') ? name.slice(2) : undefined);
    if (!word.startsWith('-') || key === undefined || key === 'add-runtime') return [];
    const next = words[index + 1] ?? '';
    return [{ key, text: word.includes('=') || next.startsWith('-') || next === '' ? word : `${word} ${next}` }];
  });
}
