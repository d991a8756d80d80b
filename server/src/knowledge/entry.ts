/** What one entry of the knowledge says: the shape of the data files, and of what the lookups give back. */
import { isInRange, type ReleaseName, type ReleaseRange } from './release';

export type EntryKind =
  | 'variable'
  /** A variable whose flags hold the values: `CONTAINER_DIGESTS[...]`. */
  | 'flag'
  | 'virtual-runtime'
  | 'packageconfig'
  | 'distro-feature'
  | 'image-feature'
  | 'machine-feature'
  | 'image-fstype'
  | 'profile'
  | 'class'
  | 'directive'
  | 'operator'
  | 'varflag'
  | 'task'
  | 'override'
  /** A kind of address in `SRC_URI`: `git://`. */
  | 'fetcher';

export type Source = 'meta-virtualization' | 'openembedded-core' | 'bitbake';

/** Where the name lives: in BitBake's datastore, in the environment of a host program, or on a kernel command line. */
export type Scope = 'bitbake' | 'host-env' | 'kernel-cmdline';

export type ValueType =
  | 'enum'
  | 'list'
  /** `1` is on; every other text, usually `0` or nothing, is off. */
  | 'boolean01'
  /** Any text is on, even `0` and `false`; only nothing is off. */
  | 'non-empty-switch'
  | 'string'
  | 'number'
  | 'path'
  | 'path-list'
  | 'url'
  | 'command-line'
  | 'key-value-list'
  | 'port-list'
  | 'layer-list'
  | 'recipe'
  | 'recipe-list'
  | 'package'
  | 'package-list'
  | 'task-list'
  | 'function-list'
  | 'image-reference'
  | 'image-reference-list'
  | 'guest-list'
  | 'digest'
  | 'json';

export type AssignmentOperator =
  | '='
  | '?='
  | '??='
  | ':='
  | '+='
  | '=+'
  | '.='
  | '=.'
  | ':append'
  | ':prepend'
  | ':remove';

/** A default, for the releases of its range. Without a `value` it is not a literal text and `note` says where it comes from. */
export interface DefaultValue extends ReleaseRange {
  readonly operator?: AssignmentOperator;
  readonly value?: string;
  readonly note?: string;
}

export interface AllowedValue extends ReleaseRange {
  readonly value: string;
  readonly meaning?: string;
}

/** What can stand behind a `;` of an address: `branch=main`. */
export interface AddressOption {
  readonly name: string;
  readonly meaning: string;
  /** Values that are known beforehand. */
  readonly values?: readonly string[];
}

/** Something that must be there for the entry to have an effect. */
export interface Need {
  readonly kind: 'class' | 'distro-feature' | 'image-feature' | 'multiconfig' | 'recipe' | 'file' | 'layer' | 'setting';
  readonly name: string;
}

/** What BitBake, the class or a runtime does with a value that it does not like. */
export interface Check {
  /** When it happens: while recipes are parsed, in a task, or on the target. */
  readonly when: 'parse' | 'build' | 'run';
  readonly result: 'error' | 'warning' | 'skipped' | 'silent';
  /** What is looked at and what follows. */
  readonly text: string;
}

export interface Entry extends ReleaseRange {
  /** Whether it has no more to do with containers than with anything else: such names stand behind others in lists. */
  readonly isGeneral: boolean;
  /** As written in metadata; a part in angle brackets stands for any text: `PREFERRED_VERSION_<recipe>`. */
  readonly name: string;
  readonly kind: EntryKind;
  readonly scope: Scope;
  /** One to three sentences of Markdown. */
  readonly meaning: string;
  readonly type?: ValueType;
  /** How the value is written, where the type does not say it all. */
  readonly form?: string;
  /** For a variable with flags: what the flag's name stands for. */
  readonly flagForm?: string;
  /** For a varflag: what it is a flag of. */
  readonly flagOf?: 'task' | 'variable';
  /** The only place where an assignment has an effect; either place if absent. */
  readonly place?: 'recipe' | 'configuration';
  /** Oldest first, without overlaps; none means that it is not set. */
  readonly defaults: readonly DefaultValue[];
  readonly values: readonly AllowedValue[];
  /** Names of flags that are known beforehand. */
  readonly flags: readonly AllowedValue[];
  /** For a fetcher: what its addresses can say behind a `;`. */
  readonly parameters: readonly AddressOption[];
  /** For a `VIRTUAL-RUNTIME_` variable: its value under each `CONTAINER_PROFILE`. */
  readonly byProfile?: Readonly<Record<string, string>>;
  /** For a class: what inheriting it gives; for a profile: what it sets. */
  readonly brings: readonly string[];
  readonly needs: readonly Need[];
  readonly checks: readonly Check[];
  /** What changed from release to release. */
  readonly history: readonly string[];
  /** Whose fact it is. */
  readonly source: Source;
  /** Files of the source that define it. */
  readonly definedIn: readonly string[];
  /** The manual of the Yocto Project that has a passage on it. */
  readonly manual?: 'reference' | 'bitbake';
  readonly see: readonly string[];
  readonly example?: string;
}

/** An entry as the data files hold it: what is empty, usual or told by the defining file is left out. */
export type WrittenEntry = Omit<Entry, ListField | 'scope' | 'source' | 'isGeneral'> &
  Partial<Pick<Entry, ListField | 'scope' | 'source'>>;

type ListField =
  | 'defaults'
  | 'values'
  | 'flags'
  | 'parameters'
  | 'brings'
  | 'needs'
  | 'checks'
  | 'history'
  | 'definedIn'
  | 'see';

export function completeEntry(written: WrittenEntry, isGeneral: boolean): Entry {
  const usual = {
    isGeneral,
    scope: 'bitbake',
    source: sourceOf(written.definedIn?.[0]),
    defaults: none,
    values: none,
    flags: none,
    parameters: none,
    brings: none,
    needs: none,
    checks: none,
    history: none,
    definedIn: none,
    see: none,
  } as const;
  // A spread would make each a slow object of its own shape: this takes half the time for all of them, which the server's start waits for.
  return Object.assign(usual, written);
}

/** One list for all entries that have none. */
const none: readonly never[] = [];

/** Whose file it is: the layers of openembedded-core and BitBake's library lie in folders of their own. */
export function sourceOf(path: string | undefined): Source {
  if (path?.startsWith('meta/')) return 'openembedded-core';
  return path?.startsWith('lib/bb/') ? 'bitbake' : 'meta-virtualization';
}

/** The default in a release; without a release, the newest one. */
export function defaultIn(entry: Entry, release: ReleaseName | undefined): DefaultValue | undefined {
  if (!release) return entry.defaults.at(-1);
  return entry.defaults.find((candidate) => isInRange(candidate, release));
}
