/** Files that a recipe expects to come from SRC_URI. */
import { baseName } from '../project/paths';

export interface NamedFile {
  /** As the author wrote it, and what that comes to; where no core layer is at hand, names of folders stay in it. */
  readonly written: string;
  readonly expanded: string;
  /** WORKDIR and UNPACKDIR; empty where they are not known. */
  readonly workFolder: string;
  readonly unpackFolder: string;
  /** The words of SRC_URI. */
  readonly sources: readonly string[];
}

/** Whether it is named where SRC_URI is unpacked to; in WORKDIR, where other files may be, only if SRC_URI has a file of that name. */
export function isUnpackedFile({ written, expanded, workFolder, unpackFolder, sources }: NamedFile): boolean {
  const text = `${written} ${expanded}`;
  if (/\$\{(?:UNPACKDIR|S)\}/.test(text) || isBelow(expanded, unpackFolder)) return true;
  if (!text.includes('${WORKDIR}') && !isBelow(expanded, workFolder)) return false;
  const name = baseName(expanded);
  return sources.some((source) => source.startsWith('file://') && baseName(source.replace(/;.*$/, '')) === name);
}

function isBelow(path: string, folder: string): boolean {
  return folder !== '' && path.startsWith(`${folder}/`);
}
