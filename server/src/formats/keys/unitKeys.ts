/**
 * The settings of systemd's units as facts. Which there are in which section, and of which type, `systemd --dump-configuration-items` of 252, 257 and 262
 * told; the table has the names that one of them knows, and those that systemd still takes for the sake of old files.
 */
import systemd from './data/systemd.json';
import type { KeyFact } from './keyFact';

/** The sections that Quadlet hands on to the service that it makes. */
export const sectionsOfServices: readonly string[] = ['Unit', 'Service', 'Install'];

interface Section {
  readonly keys: Readonly<Record<string, string>>;
  /** Names of settings that several sections have. */
  readonly groups?: readonly string[];
}

const sections: Readonly<Record<string, Section>> = systemd.sections;
const groups: Readonly<Record<string, Readonly<Record<string, string>>>> = systemd.groups;
const kinds = systemd.kinds as Readonly<Record<string, Partial<KeyFact> | undefined>>;
const sinceVersions: Readonly<Record<string, string | undefined>> = systemd.since;
const replacements: Readonly<Record<string, string | undefined>> = systemd.replacedBy;
const meanings: Readonly<Record<string, string | undefined>> = systemd.meanings;

/** With this version systemd has left the first kind of control groups behind, and the settings that were for it. */
const withoutOldControlGroups = '258';

/** The settings of all sections, section by section. */
export function unitFacts(): readonly KeyFact[] {
  facts ??= Object.entries(sections).flatMap(([section, { keys, groups: common = [] }]) =>
    [keys, ...common.map((group) => groups[group] ?? {})].flatMap((each) =>
      Object.entries(each).map(([name, kind]) => factOf(section, name, kind)),
    ),
  );
  return facts;
}

let facts: readonly KeyFact[] | undefined;

/** systemd takes any value: what it cannot read it logs, and goes on as if the line were not there. */
function factOf(section: string, name: string, kind: string): KeyFact {
  const since = sinceVersions[name];
  const replacement = replacements[name];
  return {
    path: `${section}.${name}`,
    type: 'string',
    tolerated: true,
    ...kinds[kind],
    ...(since !== undefined && { since }),
    ...(replacement !== undefined && { replacement, until: withoutOldControlGroups }),
    meaning: meanings[name] ?? 'A setting of systemd.',
  };
}
