import { valuesFor } from '../../knowledge/knowledge';
import type { Snapshot } from '../../project/snapshot';
import type { Setting } from '../evaluated';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';

export const unknownSetting: ConfigurationRule = {
  id: 'unknown-setting',
  category: 'configuration',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'walnascar' },
  what: 'A setting that comes to none of the values it can have, put together from several places.',
  why: 'These variables name an include or are compared with fixed words. An include that is not there is passed over: with such a CONTAINER_PROFILE no engine and no runtime is chosen, and packages are looked for under the unexpanded name.',
  bad: ['MY_STACK = "k3s"', 'CONTAINER_PROFILE = "${MY_STACK}"'],
  good: ['MY_STACK = "k3s-host"', 'CONTAINER_PROFILE = "${MY_STACK}"'],
  check(configuration) {
    return Object.entries(fileOfValue).flatMap(([variable, fileNamed]) =>
      configuration.settings(variable).flatMap((setting): PlacedFinding[] => {
        const { text, place } = setting;
        const words = valuesFor(variable, configuration.release).map(({ value }) => value);
        if (words.length === 0 || words.includes(text) || text.includes('$')) return [];
        if (isWrittenOut(configuration, setting) || isProvided(configuration.snapshot, fileNamed?.(text))) return [];
        const known = words.filter(Boolean).join(', ');
        return [
          { place, message: `${variable} comes to \`${text}\`, which is no value of it. It is one of ${known}.` },
        ];
      }),
    );
  },
};

/** By variable, the name of the file with which a layer can add a value of its own. */
const fileOfValue: Readonly<Record<string, ((value: string) => string) | undefined>> = {
  BUILD_PROFILE: (value) => `container-host-${value}.conf`,
  CONTAINER_PROFILE: (value) => `meta-virt-container-${value}.inc`,
  CONTAINER_REGISTRY_AUTH_MODE: undefined,
  VIRTUALIZATION_PROFILE: (value) => `meta-virt-virtualization-${value}.inc`,
  XEN_BOOT_MODE: undefined,
  XEN_DOM0_NETWORK: undefined,
};

/** Of a value that stands in one assignment as it is, the rule about unknown values tells at once. */
function isWrittenOut(configuration: EvaluatedConfiguration, { name, text }: Setting): boolean {
  const own = configuration.operations(name).filter((operation) => operation.name === name);
  return own.some((operation) => operation.text === text && setters.has(operation.operation));
}

const setters: ReadonlySet<string> = new Set(['=', '?=', '??=', ':=']);

function isProvided(snapshot: Snapshot, file: string | undefined): boolean {
  if (file === undefined) return false;
  for (const { path } of snapshot.files()) if (path.endsWith(`/${file}`)) return true;
  return false;
}
