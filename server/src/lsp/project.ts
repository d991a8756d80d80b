/** The project as the server knows it: its index, and the work that keeps the index up to date, one piece after the other. */
import { runInSlices, type SlicedWork } from '../base/pacer';
import { now } from '../host/clock';
import type { FileReader } from '../project/files';
import { type FileEvent, ProjectIndex } from '../project/index/projectIndex';
import type { ProjectSnapshot } from '../project/index/projectSnapshot';
import type { SourceFile } from '../project/snapshot';

export interface ProjectPlace {
  readonly workspaceFolders: readonly string[];
  readonly buildFolder: string | undefined;
}

export interface ProjectWatcher {
  /** Layers are being searched and read, until the promise is kept. */
  working(done: Promise<void>): void;
  /** There is a newer snapshot than the open documents alone would make. */
  changed(): void;
  failed(error: unknown): void;
}

export class Project {
  readonly #index: ProjectIndex;
  readonly #watcher: ProjectWatcher;
  #place: ProjectPlace | undefined;
  /** Counts the builds that were asked for: an older one is given up. */
  #buildCount = 0;
  #work: Promise<void> = Promise.resolve();
  /** Documents whose newest trees the index has not been told of: a question about it is what makes it worth the time. */
  readonly #edited = new Map<string, SourceFile>();
  #lastEdit = Number.NEGATIVE_INFINITY;
  readonly #openPaths = new Set<string>();

  constructor(reader: FileReader, watcher: ProjectWatcher) {
    this.#index = new ProjectIndex(reader);
    this.#watcher = watcher;
  }

  get snapshot(): ProjectSnapshot {
    for (const { path, tree } of this.#edited.values()) this.#index.open(path, tree);
    this.#edited.clear();
    return this.#index.snapshot;
  }

  /** Kept when all work that was asked for up to now is done. */
  get settled(): Promise<void> {
    return this.#work;
  }

  /** Finds and reads the layers of a place; what is being read for another one is given up. */
  moveTo(place: ProjectPlace): void {
    this.#place = place;
    this.#build();
  }

  /** A document was opened or edited. */
  edited(file: SourceFile): void {
    this.#lastEdit = now();
    this.#edited.set(file.path, file);
    if (this.#openPaths.has(file.path)) return;
    this.#openPaths.add(file.path);
    // The layer around a file from outside of the workspace is not known yet.
    if (!this.#index.covers(file.path)) this.#build();
  }

  closed(path: string): void {
    this.#openPaths.delete(path);
    this.#edited.delete(path);
    this.#index.close(path);
  }

  filesChanged(events: readonly FileEvent[]): void {
    this.#enqueue(
      () => this.#index.update(events),
      () => false,
    );
  }

  /** Lets all have their turn that has come in meanwhile, and what is about to. */
  #yield(): Promise<void> {
    const pauseMs = this.#lastEdit + quietAfterEditMs - now();
    return new Promise((resolve) => {
      if (pauseMs > 0) setTimeout(resolve, pauseMs);
      else setImmediate(resolve);
    });
  }

  #build(): void {
    const place = this.#place;
    if (!place) return;
    const build = ++this.#buildCount;
    const isOutdated = (): boolean => build !== this.#buildCount;
    this.#enqueue(() => this.#index.build({ ...place, openFiles: [...this.#openPaths] }), isOutdated);
    this.#watcher.working(this.#work);
  }

  #enqueue(start: () => SlicedWork<unknown>, isCancelled: () => boolean): void {
    const before = this.#work;
    this.#work = before.then(async () => {
      if (isCancelled()) return;
      try {
        await runInSlices(start(), { now, yieldNow: () => this.#yield(), isCancelled }, sliceMs);
        this.#watcher.changed();
      } catch (error) {
        this.#watcher.failed(error);
      }
    });
  }
}

const sliceMs = 2;

/** What an editor asks after an edit comes within this time: reading layers can wait for so long. */
const quietAfterEditMs = 20;
