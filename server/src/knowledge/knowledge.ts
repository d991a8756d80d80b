/**
 * What the project knows about the names of BitBake, OpenEmbedded and meta-virtualization. Pure lookups in constant data: no
 * file is read, and a name that is not known gives `undefined` or an empty list.
 */
import { entryIndex } from './entries';
import type { AddressOption, AllowedValue, Entry, EntryKind } from './entry';
import { isInRange, type ReleaseName } from './release';
import { addressValueMeaning } from './valueWords';

const variableKinds: readonly EntryKind[] = ['variable', 'flag', 'virtual-runtime', 'packageconfig'];

/** Every entry, of whatever kind and scope. */
export function entries(): readonly Entry[] {
  return entryIndex().all;
}

/** The entries of one kind, in the order of the data files. */
export function entriesOfKind(kind: EntryKind): readonly Entry[] {
  return entryIndex().byKind.get(kind) ?? [];
}

/** All that a name can mean: `docker` is a profile, `systemd` a distro feature and more. Placeholders are matched. */
export function entriesNamed(name: string): readonly Entry[] {
  const exact = entryIndex().byName.get(name);
  if (exact) return exact;
  return entryIndex()
    .patterns.filter((pattern) => pattern.matches(name))
    .map((pattern) => pattern.entry);
}

/** The variables that can stand in metadata: environment variables of host programs and kernel parameters are left out. */
export function variables(): readonly Entry[] {
  metadataVariables ??= variableKinds
    .flatMap((kind) => entriesOfKind(kind))
    .filter((entry) => entry.scope === 'bitbake');
  return metadataVariables;
}

let metadataVariables: readonly Entry[] | undefined;

/**
 * The variable of a name as an assignment writes it, with or without overrides: `OCI_LAYERS:append:qemuarm64` is
 * `OCI_LAYERS`. The longest name that is known wins, so `PACKAGECONFIG:append:pn-podman` is `PACKAGECONFIG:pn-podman`.
 */
export function variableNamed(name: string): Entry | undefined {
  let known = withoutEditOverrides(name);
  for (;;) {
    const entry = exactVariable(known);
    if (entry) return entry;
    const colon = known.lastIndexOf(':');
    if (colon <= 0) return undefined;
    known = known.slice(0, colon);
  }
}

/** The values that are known for a variable in a release; features and types come from the entries of their kind. */
export function valuesFor(variable: string, release?: ReleaseName): readonly AllowedValue[] {
  const entry = variableNamed(variable);
  if (!entry) return [];
  const kinds = valueKinds[entry.name] ?? [];
  const own = valuesOfAnother[entry.name] ?? entry.name;
  const values = [
    ...(exactVariable(own)?.values ?? []),
    ...kinds.flatMap((kind) => entriesOfKind(kind).map(valueOfEntry)),
  ];
  return release ? values.filter((value) => isInRange(value, release)) : values;
}

/** What an address of a kind, `git://`, can say behind a `;`: words such as `branch=`, as they are written. */
export function addressOptions(fetcher: string): readonly AllowedValue[] {
  return parametersOf(fetcher).map(({ name, meaning }) => ({ value: `${name}=`, meaning }));
}

/** The values that are known for one of these options. */
export function addressOptionValues(fetcher: string, option: string): readonly AllowedValue[] {
  const parameter = parametersOf(fetcher).find(({ name }) => name === option);
  const values = parameter?.values ?? [];
  return values.map((value) => ({ value, meaning: addressValueMeaning(option, value) ?? parameter?.meaning ?? '' }));
}

/** The flags known for a name: those of this variable, then those that tasks or all variables may have. */
export function flagsOf(name: string): readonly AllowedValue[] {
  const own = variableNamed(name)?.flags ?? [];
  const owner = name.startsWith('do_') ? 'task' : 'variable';
  const common = entriesOfKind('varflag').filter((flag) => !flag.flagOf || flag.flagOf === owner);
  return [...own, ...common.map(valueOfEntry)];
}

export function classNamed(name: string): Entry | undefined {
  return ofKind('class', name);
}

export function directiveNamed(name: string): Entry | undefined {
  return ofKind('directive', name);
}

export function operatorNamed(name: string): Entry | undefined {
  return ofKind('operator', name);
}

export function varflagNamed(name: string): Entry | undefined {
  return ofKind('varflag', name);
}

/** A task by its function's name: `do_image_oci`. */
export function taskNamed(name: string): Entry | undefined {
  return ofKind('task', name);
}

export function profileNamed(name: string): Entry | undefined {
  return ofKind('profile', name);
}

/** Variables with the same values as another, which lists them. */
const valuesOfAnother: Readonly<Record<string, string>> = { INSANE_SKIP: 'ERROR_QA', WARN_QA: 'ERROR_QA' };

/** Variables whose values are entries of their own. */
const valueKinds: Readonly<Record<string, readonly EntryKind[]>> = {
  DISTRO_FEATURES: ['distro-feature'],
  REQUIRED_DISTRO_FEATURES: ['distro-feature'],
  ANY_OF_DISTRO_FEATURES: ['distro-feature'],
  CONFLICT_DISTRO_FEATURES: ['distro-feature'],
  RECOMMENDED_DISTRO_FEATURES: ['distro-feature'],
  OPTIONAL_DISTRO_FEATURES: ['distro-feature'],
  DISTRO_FEATURES_OPTED_OUT: ['distro-feature'],
  DISTRO_FEATURES_FILTER_NATIVE: ['distro-feature'],
  REQUIRED_IMAGE_FEATURES: ['image-feature'],
  CONFLICT_IMAGE_FEATURES: ['image-feature'],
  IMAGE_FEATURES: ['image-feature'],
  EXTRA_IMAGE_FEATURES: ['image-feature'],
  MACHINE_FEATURES: ['machine-feature'],
  REQUIRED_MACHINE_FEATURES: ['machine-feature'],
  ANY_OF_MACHINE_FEATURES: ['machine-feature'],
  CONFLICT_MACHINE_FEATURES: ['machine-feature'],
  IMAGE_FSTYPES: ['image-fstype'],
  CONTAINER_PROFILE: ['profile'],
  SRC_URI: ['fetcher'],
};

function ofKind(kind: EntryKind, name: string): Entry | undefined {
  return entryIndex()
    .byName.get(name)
    ?.find((entry) => entry.kind === kind);
}

function parametersOf(fetcher: string): readonly AddressOption[] {
  return ofKind('fetcher', fetcher)?.parameters ?? [];
}

function exactVariable(name: string): Entry | undefined {
  return entriesNamed(name).find((entry) => variableKinds.includes(entry.kind));
}

function withoutEditOverrides(name: string): string {
  return name
    .split(':')
    .filter((part, index) => index === 0 || (part !== 'append' && part !== 'prepend' && part !== 'remove'))
    .join(':');
}

/** The first sentence of an entry's meaning describes it as a value. */
function valueOfEntry(entry: Entry): AllowedValue {
  return {
    value: entry.name,
    meaning: firstSentence(entry.meaning),
    ...(entry.since && { since: entry.since }),
    ...(entry.until && { until: entry.until }),
  };
}

/** A text up to the end of its first sentence. */
export function firstSentence(text: string): string {
  const end = text.indexOf('. ');
  return end < 0 ? text : text.slice(0, end + 1);
}
