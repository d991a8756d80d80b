/**
 * Asks the client for the files that recipes install as configuration files of runtimes under names that tell nothing: for exactly those, as long as
 * recipes do so.
 */
import type { BulkUnregistration } from 'vscode-languageserver/node';
import { runInSlices, type SlicedWork } from '../base/pacer';
import { installedConfigFiles } from '../features/installedConfigFiles';
import { now, yieldNow } from '../host/clock';
import type { IndexedFile, Snapshot } from '../project/snapshot';
import { type AskedClient, askForPaths, isAskedForByName } from './askForConfigFiles';
import type { IdleEvaluation } from './idleEvaluation';
import type { OpenConfigFiles } from './openConfigFiles';
import type { Project } from './project';

export interface InstalledFileRequests {
  /** Recipes may have changed: once all is quiet, the client is asked for what they install now. */
  renew(): void;
}

export interface InstalledFileOptions {
  /** Known after `initialize`. */
  readonly asked: () => AskedClient;
  readonly project: Project;
  readonly idle: IdleEvaluation;
  readonly configFiles: OpenConfigFiles;
  /** Recipes install other files than before. */
  readonly changed: () => void;
}

/** What is asked for together; undefined where the client refused it. */
interface Batch {
  readonly paths: ReadonlySet<string>;
  readonly registration: Promise<BulkUnregistration | undefined>;
}

interface Asked {
  readonly wanted: ReadonlySet<string>;
  readonly batches: readonly Batch[];
}

const quietMs = 600;

/** An editor compares each document with each of them. */
const maxPaths = 200;

const sliceMs = 2;

export function installedFileRequests(options: InstalledFileOptions): InstalledFileRequests {
  const { asked, project, idle } = options;
  const known: KnownFiles = new WeakMap();
  let timer: NodeJS.Timeout | undefined;
  let startCount = 0;
  let askedFor: Promise<Asked> = Promise.resolve({ wanted: new Set(), batches: [] });

  async function start(): Promise<void> {
    const own = ++startCount;
    const isCancelled = (): boolean => own !== startCount;
    await project.settled;
    const { snapshot } = project;
    if (isCancelled() || !snapshot.complete) return;
    const pacer = { now, yieldNow: () => idle.afterEdit().then(yieldNow), isCancelled };
    const found = await runInSlices(installedFiles(snapshot, known), pacer, sliceMs);
    if (found.kind !== 'done') return;
    askedFor = askedFor.then((before) => askFor(options, found.result, before));
    await askedFor;
  }

  return {
    renew() {
      const { client, log } = asked();
      if (!client.registersDocuments) return;
      startCount++;
      clearTimeout(timer);
      // Nobody waits for it: it keeps no server alive that is to end.
      timer = setTimeout(() => log.watch({ method: 'asking for installed files' }, start()), quietMs).unref();
    },
  };
}

/** Goes with what is known of a recipe: an edit of it makes another one. */
type KnownFiles = WeakMap<IndexedFile, readonly string[]>;

const recipeDialects: ReadonlySet<string> = new Set(['recipe', 'append', 'include']);

function* installedFiles(snapshot: Snapshot, known: KnownFiles): SlicedWork<ReadonlySet<string>> {
  const paths = new Set<string>();
  for (const file of snapshot.files()) {
    if (!recipeDialects.has(file.dialect)) continue;
    let ofRecipe = known.get(file);
    if (!ofRecipe) {
      ofRecipe = installedBy(file, snapshot);
      known.set(file, ofRecipe);
      yield;
    }
    for (const path of ofRecipe) if (paths.size < maxPaths) paths.add(path);
  }
  return paths;
}

function installedBy({ path, functions }: IndexedFile, snapshot: Snapshot): readonly string[] {
  return functions.length === 0 ? [] : installedConfigFiles(path, snapshot, (each) => !isAskedForByName(each));
}

/**
 * Asks for what is new, and takes back what is no more. A batch with an open document stays: the client would not tell of its edits any more, nor that
 * it is closed.
 */
async function askFor(
  { asked, configFiles, changed }: InstalledFileOptions,
  wanted: ReadonlySet<string>,
  before: Asked,
): Promise<Asked> {
  if (isSame(wanted, before.wanted)) return before;
  const isKept = ({ paths }: Batch): boolean =>
    [...paths].every((path) => wanted.has(path)) || [...paths].some((path) => configFiles.atPath(path) !== undefined);
  const kept = before.batches.filter(isKept);
  for (const batch of before.batches) if (!kept.includes(batch)) (await batch.registration)?.dispose();
  changed();
  const added = [...wanted].filter((path) => !kept.some(({ paths }) => paths.has(path)));
  if (added.length === 0) return { wanted, batches: kept };
  return { wanted, batches: [...kept, { paths: new Set(added), registration: askForPaths(asked(), added) }] };
}

function isSame(first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
  return first.size === second.size && [...first].every((path) => second.has(path));
}
