/** All entries of the data files, completed and indexed by name on first use. */
import classes from './data/classes.json';
import containerBundle from './data/container-bundle.json';
import containerRegistry from './data/container-registry.json';
import engines from './data/engines.json';
import features from './data/features.json';
import fetchers from './data/fetchers.json';
import generalClasses from './data/general-classes.json';
import generalConfiguration from './data/general-configuration.json';
import generalFeatures from './data/general-features.json';
import generalImage from './data/general-image.json';
import generalKernel from './data/general-kernel.json';
import generalLanguages from './data/general-languages.json';
import generalRecipe from './data/general-recipe.json';
import generalTasks from './data/general-tasks.json';
import hostEnvironment from './data/host-environment.json';
import image from './data/image.json';
import imagesAndBuild from './data/images-and-build.json';
import kernel from './data/kernel.json';
import language from './data/language.json';
import multiArchitecture from './data/multi-architecture.json';
import ociImage from './data/oci-image.json';
import overrides from './data/overrides.json';
import profiles from './data/profiles.json';
import recipe from './data/recipe.json';
import tasks from './data/tasks.json';
import xen from './data/xen.json';
import { completeEntry, type Entry, type EntryKind, type WrittenEntry } from './entry';
import { hasPlaceholder, namePattern } from './namePattern';

// JSON has no literal types: TypeScript reads every `kind` as a plain string. A test checks each entry against the type.
const containerFiles: readonly unknown[] = [
  classes,
  containerBundle,
  containerRegistry,
  engines,
  features,
  hostEnvironment,
  image,
  imagesAndBuild,
  kernel,
  language,
  multiArchitecture,
  ociImage,
  overrides,
  profiles,
  recipe,
  tasks,
  xen,
];

/** What every recipe and configuration knows, with containers or without. */
const generalFiles: readonly unknown[] = [
  generalClasses,
  generalConfiguration,
  generalFeatures,
  generalImage,
  generalKernel,
  generalLanguages,
  generalRecipe,
  generalTasks,
  fetchers,
];

interface EntryIndex {
  readonly all: readonly Entry[];
  readonly byName: ReadonlyMap<string, readonly Entry[]>;
  readonly byKind: ReadonlyMap<EntryKind, readonly Entry[]>;
  /** Entries whose name has a placeholder, the longest first: of two that match, it says more. */
  readonly patterns: readonly { readonly entry: Entry; readonly matches: (name: string) => boolean }[];
}

let index: EntryIndex | undefined;

/** The index is a constant of the program: it is built once, when the first question comes, and never changes. */
export function entryIndex(): EntryIndex {
  index ??= buildIndex([...entriesIn(containerFiles, false), ...entriesIn(generalFiles, true)]);
  return index;
}

function entriesIn(files: readonly unknown[], isGeneral: boolean): readonly Entry[] {
  return (files as readonly (readonly WrittenEntry[])[]).flat().map((written) => completeEntry(written, isGeneral));
}

function buildIndex(all: readonly Entry[]): EntryIndex {
  return {
    all,
    byName: grouped(all, (entry) => entry.name),
    byKind: grouped(all, (entry) => entry.kind),
    patterns: all
      .filter((entry) => hasPlaceholder(entry.name))
      .toSorted((first, second) => second.name.length - first.name.length)
      .map((entry) => ({ entry, matches: namePattern(entry.name) })),
  };
}

function grouped<Key>(entries: readonly Entry[], keyOf: (entry: Entry) => Key): ReadonlyMap<Key, readonly Entry[]> {
  const groups = new Map<Key, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}
