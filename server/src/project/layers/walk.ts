/**
 * Finds BitBake's files below folders. What a build makes (TMPDIR, sstate, downloads) is never walked, and neither are hidden folders;
 * each folder is seen once, however many symbolic links lead to it.
 */
import type { SlicedWork } from '../../base/pacer';
import { type FileReader, type FolderEntry, isFailure, isFile, isFolder } from '../files';
import type { ProjectNote } from '../note';
import { type Home, holdsBitbakeFile } from './placement';

export interface WalkLimits {
  /** BitBake files that are taken in; the rest is left out with a note. */
  readonly fileCount: number;
  readonly folderCount: number;
  /** Folders within folders. */
  readonly depth: number;
}

export const usualWalkLimits: WalkLimits = { fileCount: 25_000, folderCount: 100_000, depth: 24 };

export interface WalkFindings {
  /** BitBake files in the order of their names, folder by folder. */
  readonly files: string[];
  /** Folders that hold a `conf/layer.conf`. */
  readonly layerRoots: string[];
  /** Folders without a layer.conf that BitBake could search for classes all the same. */
  readonly looseRoots: string[];
  readonly notes: ProjectNote[];
}

interface PendingFolder {
  readonly path: string;
  readonly realPath: string;
  readonly home: Home;
  readonly depth: number;
}

const NEVER_WALKED = new Set(['node_modules', '__pycache__', 'sstate-cache', 'downloads']);

/** One walk over any number of folders: what one call has seen, the next leaves out. */
export class FolderWalk {
  readonly findings: WalkFindings = { files: [], layerRoots: [], looseRoots: [], notes: [] };
  readonly #seenFolders = new Set<string>();
  readonly #reader: FileReader;
  readonly #limits: WalkLimits;
  #goesInto: (folder: string) => boolean = () => true;
  #isFull = false;

  constructor(reader: FileReader, limits: WalkLimits) {
    this.#reader = reader;
    this.#limits = limits;
  }

  /** A walk that goes on from here, into folders that are asked for only, and leaves this one as it is. */
  continued(goesInto: (folder: string) => boolean): FolderWalk {
    const { files, layerRoots, looseRoots, notes } = this.findings;
    const next = new FolderWalk(this.#reader, this.#limits);
    next.findings.files.push(...files);
    next.findings.layerRoots.push(...layerRoots);
    next.findings.looseRoots.push(...looseRoots);
    next.findings.notes.push(...notes);
    for (const folder of this.#seenFolders) next.#seenFolders.add(folder);
    next.#isFull = this.#isFull;
    next.#goesInto = goesInto;
    return next;
  }

  /** Never goes into this folder: a TMPDIR or download folder that a configuration names. */
  leaveOut(path: string): void {
    this.#seenFolders.add(this.#reader.realPath(path) ?? path);
  }

  /** Takes in all that is below a folder. */
  *below(path: string, home: Home): SlicedWork<void> {
    const pending: PendingFolder[] = [];
    this.#enter(pending, path, this.#reader.realPath(path) ?? path, home, 0);
    for (let folder = pending.pop(); folder && !this.#isFull; folder = pending.pop()) {
      this.#visit(folder, pending);
      yield;
    }
  }

  #enter(pending: PendingFolder[], path: string, realPath: string, home: Home, depth: number): void {
    if (this.#seenFolders.has(realPath)) return;
    if (this.#seenFolders.size >= this.#limits.folderCount) {
      this.#stop(path, `more than ${this.#limits.folderCount} folders`);
    } else if (depth > this.#limits.depth) {
      this.#note(path, `The folder lies more than ${this.#limits.depth} levels deep: what is in it is not read.`);
    } else {
      this.#seenFolders.add(realPath);
      pending.push({ path, realPath, home, depth });
    }
  }

  #visit(folder: PendingFolder, pending: PendingFolder[]): void {
    const listed = this.#reader.list(folder.path);
    if (isFailure(listed)) {
      this.#note(folder.path, `The folder cannot be read, what is in it is unknown: ${listed.message}`);
      return;
    }
    // BitBake sorts what it finds; the last one pushed is walked first.
    const entries = [...listed].sort((first, second) => (first.name < second.name ? -1 : 1));
    const home = this.#homeIn(folder, entries);
    if (home === 'notWalked') return;
    for (const entry of entries) {
      if (entry.kind !== 'folder') this.#takeFile(folder, entry, home);
    }
    for (const entry of entries.reverse()) this.#takeFolder(folder, entry, home, pending);
  }

  #takeFile(folder: PendingFolder, { name, kind }: FolderEntry, home: Home): void {
    const path = pathIn(folder.path, name);
    if (!holdsBitbakeFile(path, home)) return;
    if (kind !== 'file' && !isFile(this.#reader, path)) return;
    if (this.findings.files.length >= this.#limits.fileCount) {
      this.#stop(path, `more than ${this.#limits.fileCount} BitBake files`);
      return;
    }
    this.findings.files.push(path);
  }

  #takeFolder(folder: PendingFolder, { name, kind }: FolderEntry, home: Home, pending: PendingFolder[]): void {
    if (!isWalkedName(name)) return;
    const path = pathIn(folder.path, name);
    if (!this.#goesInto(path)) return;
    if (home.kind === 'build' && !(name === 'conf' || isInBuildConfiguration(path, home))) return;
    if (kind === 'folder') {
      this.#enter(pending, path, pathIn(folder.realPath, name), home, folder.depth + 1);
    } else if (kind === 'symlink' && isFolder(this.#reader, path)) {
      this.#enter(pending, path, this.#reader.realPath(path) ?? path, home, folder.depth + 1);
    }
  }

  /** What the folder belongs to: a layer starts where `conf/layer.conf` is, and a build folder where `conf/bblayers.conf` is. */
  #homeIn({ path, home }: PendingFolder, entries: readonly FolderEntry[]): Home | 'notWalked' {
    const has = (name: string) => entries.some((entry) => entry.name === name && entry.kind !== 'file');
    // BitBake marks a TMPDIR so.
    if (has('stamps') && (has('work') || has('sysroots-components'))) return 'notWalked';
    if (has('conf')) {
      if (isFile(this.#reader, pathIn(path, 'conf/layer.conf'))) {
        this.findings.layerRoots.push(path);
        return { kind: 'layer', root: path };
      }
      if (isFile(this.#reader, pathIn(path, 'conf/bblayers.conf'))) return { kind: 'build', root: path };
    }
    if (home.kind === 'none' && isLooseRoot(path, entries, this.#reader)) {
      this.findings.looseRoots.push(path);
      return { kind: 'loose', root: path };
    }
    return home;
  }

  #stop(path: string, what: string): void {
    if (this.#isFull) return;
    this.#isFull = true;
    this.#note(path, `There are ${what} here: this one and those after it are not read. Open a smaller folder.`);
  }

  #note(path: string, message: string): void {
    this.findings.notes.push({ path, message });
  }
}

/** Whether a walk goes into folders of that name. */
export function isWalkedName(name: string): boolean {
  return !name.startsWith('.') && !NEVER_WALKED.has(name);
}

function isInBuildConfiguration(path: string, home: Home): boolean {
  return home.kind === 'build' && path.startsWith(`${home.root}/conf/`);
}

/** Whether a folder without layer.conf holds classes or a bitbake.conf, so that it can be an entry of BBPATH. */
export function isLooseRoot(path: string, entries: readonly FolderEntry[], reader: FileReader): boolean {
  for (const { name, kind } of entries) {
    if (kind === 'file') continue;
    if (name === 'conf' && isFile(reader, pathIn(path, 'conf/bitbake.conf'))) return true;
    if (name !== 'classes' && name !== 'classes-recipe' && name !== 'classes-global') continue;
    const classes = reader.list(pathIn(path, name));
    if (!isFailure(classes) && classes.some((entry) => entry.name.endsWith('.bbclass'))) return true;
  }
  return false;
}

function pathIn(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}
