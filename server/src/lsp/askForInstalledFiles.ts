/**
 * Asks the client for the files that recipes install as configuration files of runtimes under names that tell nothing: for exactly those, as long as
 * recipes do so.
 */
import type { BulkUnregistration } from 'vscode-languageserver/node';
import { runInSlices, type SlicedWork } from '../base/pacer';
import { installedConfigFiles } from '../formats/installedConfigFiles';
import { now, yieldNow } from '../host/clock';
import type { IndexedFile, Snapshot } from '../project/snapshot';
import { isAskedForByName, registerCapability, registrations } from './askForConfigFiles';
import { exactPattern } from './globPattern';
import { renewDiagnostics } from './renewDiagnostics';
import type { Session } from './session';

export interface InstalledFileRequests {
  /** Recipes may have changed: once all is quiet, the client is asked for what they install now. */
  renew(): void;
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

export function installedFileRequests(session: () => Session): InstalledFileRequests {
  const known: KnownFiles = new WeakMap();
  let timer: NodeJS.Timeout | undefined;
  let startCount = 0;
  let asked: Promise<Asked> = Promise.resolve({ wanted: new Set(), batches: [] });

  async function start(): Promise<void> {
    const own = ++startCount;
    const isCancelled = (): boolean => own !== startCount;
    const { project, idle } = session();
    await project.settled;
    const { snapshot } = project;
    if (isCancelled() || !snapshot.complete) return;
    const pacer = { now, yieldNow: () => idle.afterEdit().then(yieldNow), isCancelled };
    const found = await runInSlices(installedFiles(snapshot, known), pacer, sliceMs);
    if (found.kind !== 'done') return;
    asked = asked.then((before) => askFor(session(), found.result, before));
    await asked;
  }

  return {
    renew() {
      if (!session().client.registersDocuments) return;
      startCount++;
      clearTimeout(timer);
      // Nobody waits for it: it keeps no server alive that is to end.
      timer = setTimeout(() => session().log.watch(work, start()), quietMs).unref();
    },
  };
}

const work = { method: 'asking for installed files' };

const sliceMs = 2;

/** Goes with what is known of a recipe: an edit of it makes another one. */
type KnownFiles = WeakMap<IndexedFile, readonly string[]>;

const recipeDialects: ReadonlySet<string> = new Set(['recipe', 'append', 'include']);

function* installedFiles(snapshot: Snapshot, known: KnownFiles): SlicedWork<ReadonlySet<string>> {
  const paths = new Set<string>();
  for (const file of snapshot.files()) {
    if (!recipeDialects.has(file.dialect) || file.functions.length === 0) continue;
    let ofRecipe = known.get(file);
    if (!ofRecipe) {
      ofRecipe = installedConfigFiles(file.path, snapshot, (path) => !isAskedForByName(path));
      known.set(file, ofRecipe);
    }
    for (const path of ofRecipe) if (paths.size < maxPaths) paths.add(path);
    yield;
  }
  return paths;
}

/**
 * Asks for what is new, and takes back what is no more. A batch with an open document stays: the client would not tell of its edits any more, nor that
 * it is closed.
 */
async function askFor(session: Session, wanted: ReadonlySet<string>, before: Asked): Promise<Asked> {
  if (isSame(wanted, before.wanted)) return before;
  const { client, configFiles, connection, log } = session;
  const isKept = ({ paths }: Batch): boolean =>
    [...paths].every((path) => wanted.has(path)) || [...paths].some((path) => configFiles.atPath(path) !== undefined);
  const kept = before.batches.filter(isKept);
  for (const batch of before.batches) if (!kept.includes(batch)) (await batch.registration)?.dispose();
  // What was open until now may be something else than before.
  renewDiagnostics(session);
  const added = new Set([...wanted].filter((path) => !kept.some(({ paths }) => paths.has(path))));
  if (added.size === 0) return { wanted, batches: kept };
  const filters = [...added].map((path) => ({ scheme: 'file', pattern: exactPattern(path) }));
  const registration = connection.client.register(registrations(client, filters));
  log.watch(registerCapability, registration);
  return { wanted, batches: [...kept, { paths: added, registration: registration.catch(() => undefined) }] };
}

function isSame(first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
  return first.size === second.size && [...first].every((path) => second.has(path));
}
