/** What the library may know of the machine around it: whoever embeds it decides. Nothing is ever changed there. */
import { Unknown } from '../value';

/** Files and folders, links followed. Unknown where only a build can tell, as for what a build makes. */
export interface FileView {
  exists(path: string): boolean | Unknown;
  isFile(path: string): boolean | Unknown;
  isFolder(path: string): boolean | Unknown;
  isLink(path: string): boolean | Unknown;
  /** The names in a folder; undefined where there is no such folder. */
  list(path: string): readonly string[] | undefined | Unknown;
  /** The text of a UTF-8 file; undefined where there is no such file. */
  readText(path: string): string | undefined | Unknown;
  /** The path without links. */
  realPath(path: string): string | Unknown;
}

export interface HostFacts {
  /** A variable of the environment that BitBake runs in; null where it is not set. */
  environmentVariable(name: string): string | null | Unknown;
  /** The folder that BitBake runs in. */
  readonly currentFolder: string | Unknown;
  readonly cpuCount: number | Unknown;
  /** The architecture, as `uname -m` has it: `x86_64`, `aarch64`. */
  readonly machine: string | Unknown;
}

/** What an embedder gives that knows nothing of the machine that builds. */
export const unknownHost: HostFacts = {
  environmentVariable: (name) => new Unknown(`depends on the environment variable ${name}`),
  currentFolder: new Unknown('depends on the folder that BitBake runs in'),
  cpuCount: new Unknown('depends on the machine that builds'),
  machine: new Unknown('depends on the machine that builds'),
};

const unknownFile = (path: string): Unknown => new Unknown(`depends on the file ${path}`);

/** What an embedder gives that knows of no file. */
export const unknownFiles: FileView = {
  exists: unknownFile,
  isFile: unknownFile,
  isFolder: unknownFile,
  isLink: unknownFile,
  list: unknownFile,
  readText: unknownFile,
  realPath: unknownFile,
};
