import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import type { Snapshot } from '../../project/snapshot';
import { type DataNode, numberOf, propertiesOf, stringOf, valueAt } from '../../syntax/config/dataTree';
import { configFilesBeside } from '../recipeConfigFiles';
import type { ConfigFileRule } from '../rule';

/** Where an engine's file chooses a runtime by its name, and where it says what the names mean. */
interface Choice {
  readonly chosen: readonly string[];
  readonly defined: readonly string[];
  /** The names that the engine knows itself. */
  readonly builtIn: RegExp;
  readonly consequence: string;
  /** The last version of the file in which the table is read. */
  readonly untilVersion?: number;
}

const criPlugins = [{ id: 'io.containerd.grpc.v1.cri', untilVersion: 2 }, { id: 'io.containerd.cri.v1.runtime' }];

const choices: Readonly<Partial<Record<ConfigFile['format'], readonly Choice[]>>> = {
  'containers.conf': [
    {
      chosen: ['engine', 'runtime'],
      defined: ['engine', 'runtimes'],
      builtIn: /^(?:crun(?:-vm|-wasm)?|kata|krun|ocijail|runc|runj|runsc|youki)$|\//,
      consequence: 'no command of podman works',
    },
  ],
  'daemon.json': [
    {
      chosen: ['default-runtime'],
      defined: ['runtimes'],
      builtIn: /^(?:runc|io\.containerd\.)/,
      consequence: '`dockerd` does not start',
    },
  ],
  'crio.conf': [
    {
      chosen: ['crio', 'runtime', 'default_runtime'],
      defined: ['crio', 'runtime', 'runtimes'],
      builtIn: /^(?:crun|runc)$/,
      consequence: 'CRI-O does not start',
    },
  ],
  containerd: criPlugins.map(({ id, ...versions }) => ({
    ...versions,
    chosen: ['plugins', id, 'containerd', 'default_runtime_name'],
    defined: ['plugins', id, 'containerd', 'runtimes'],
    builtIn: /^runc$/,
    consequence: 'containerd starts without its part for Kubernetes, and no pod runs',
  })),
};

export const undefinedRuntime: ConfigFileRule = {
  id: 'undefined-runtime',
  category: 'files',
  subject: 'configFile',
  formats: ['containers.conf', 'daemon.json', 'containerd', 'crio.conf'],
  severity: 'error',
  what: 'A runtime that is chosen by a name which nothing defines.',
  why: '`runtime` of podman, `default-runtime` of Docker, `default_runtime_name` of containerd and `default_runtime` of CRI-O take a name that the engine knows itself, or that the table of runtimes in its configuration has. At another one podman, Docker and CRI-O stop, and containerd goes without its part for Kubernetes.',
  bad: { 'files/docker/daemon.json': ['{ "default-runtime": "crun" }'] },
  good: {
    'files/docker/daemon.json': ['{ "default-runtime": "crun", "runtimes": { "crun": { "path": "/usr/bin/crun" } } }'],
  },
  check({ file, snapshot }) {
    const root = rootOf(file);
    const version = numberOf(valueAt(root, 'version'));
    return (choices[file.format] ?? []).flatMap(({ chosen, defined, builtIn, consequence, untilVersion }) => {
      if (untilVersion !== undefined && version !== undefined && version > untilVersion) return [];
      const node = valueAt(root, ...chosen);
      const name = stringOf(node);
      if (!node || !name || isMasked(file, node.span) || builtIn.test(name)) return [];
      const table = valueAt(root, ...defined);
      const names = propertiesOf(table).map((property) => property.name);
      if (!file.isWhole || names.includes(name) || mayBeDefined(name, { file, table, defined, snapshot })) return [];
      const key = defined.at(-1);
      const others = names.length > 0 ? ` It has ${names.map((each) => `\`${each}\``).join(', ')}.` : '';
      return [
        {
          span: node.span,
          message: `\`${key}\` does not say what \`${name}\` is, and ${consequence}.${others} Add \`${name}\` to \`${key}\`, with the path of its program.`,
        },
      ];
    });
  },
};

interface Surroundings {
  readonly file: ConfigFile;
  readonly table: DataNode | undefined;
  readonly defined: readonly string[];
  readonly snapshot: Snapshot;
}

/** Whether another file may: a drop-in, what is imported, a flag of the unit; or a name that is put in. */
function mayBeDefined(name: string, { file, table, defined, snapshot }: Surroundings): boolean {
  if (propertiesOf(table).some(({ nameSpan }) => isMasked(file, nameSpan))) return true;
  if (file.format === 'containerd' && valueAt(rootOf(file), 'imports')) return true;
  const beside = configFilesBeside(file, snapshot);
  if (beside.some((other) => propertiesOf(valueAt(rootOf(other), ...defined)).some((each) => each.name === name)))
    return true;
  if (beside.some(({ text }) => text.includes('--add-runtime'))) return true;
  const [ownRecipe] = file.uses.recipes;
  const mentions = [
    ...snapshot.filesMentioning(`${name} runtimes`),
    ...snapshot.filesMentioning(`${name} add-runtime`),
  ];
  return mentions.some(({ path }) => {
    const text = snapshot.textOf(path);
    return text === undefined || (text.includes(name) && /runtimes|add-runtime/.test(text) && path !== ownRecipe);
  });
}
