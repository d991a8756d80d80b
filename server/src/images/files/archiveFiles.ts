/** An image in a tar, of which only the headers are read to find its files. A tar of a folder with the layout in it is one too. */
import { ByteCursor } from '../byteCursor';
import { ImageError, reasonOf } from '../imageError';
import type { ByteSource } from '../imageHost';
import { allJsonBytes, largestJsonBytes, mostArchiveMembers } from '../limits';
import { type TarMember, tarMembers } from '../tar/tarMembers';
import { type ImageFiles, partOf, sourceOfBytes } from './imageFiles';

type ArchivedFile =
  | { readonly kind: 'file'; readonly place: number; readonly source: ByteSource }
  | { readonly kind: 'link'; readonly target: string };

/** What an image is recognized by, wherever in the tar it stands. */
const topFiles = ['index.json', 'manifest.json'];

/**
 * `path` is the archive's; closing the files closes the source. Rejects with an ImageError if this is no tar, or no image is in it.
 * @param isSequential whether it costs much to read what lies before: what may be JSON is then kept while the tar is gone through
 */
export async function archiveFiles(path: string, source: ByteSource, isSequential: boolean): Promise<ImageFiles> {
  const { files, damage } = await archivedFiles(source, isSequential);
  const top = topFolder(files);
  if (top === undefined) {
    throw new ImageError(damage ?? `the archive has no ${topFiles.join(' or ')}, so it is no image`);
  }
  const find = (name: string) => followLinks(files, withoutDots(top + name));
  const open = async (name: string): Promise<ByteSource> => {
    const file = find(name);
    if (file) return file.source;
    throw new ImageError(damage === undefined ? 'is missing' : `is missing: the archive is damaged, ${damage}`);
  };
  return {
    path,
    isArchive: true,
    damage,
    open,
    sizeOf: async (name) => (await open(name)).sizeBytes,
    placeOf: (name) => find(name)?.place ?? 0,
    close: () => source.close(),
  };
}

interface ArchivedFiles {
  readonly files: ReadonlyMap<string, ArchivedFile>;
  /** Why not all of them are known. */
  readonly damage: string | undefined;
}

async function archivedFiles(source: ByteSource, isSequential: boolean): Promise<ArchivedFiles> {
  const files = new Map<string, ArchivedFile>();
  const cursor = ByteCursor.ofSource(source);
  let keptBytes = 0;
  try {
    for await (const member of tarMembers(cursor)) {
      if (files.size >= mostArchiveMembers) {
        return { files, damage: `it has more than ${mostArchiveMembers} files` };
      }
      const kept =
        isSequential && keptBytes + member.dataBytes <= allJsonBytes ? await json(cursor, member) : undefined;
      keptBytes += kept?.length ?? 0;
      const file = archivedFile(member, source, kept);
      if (file) files.set(withoutDots(member.name), file);
    }
  } catch (error) {
    return { files, damage: reasonOf(error) };
  }
  return { files, damage: undefined };
}

function archivedFile(member: TarMember, source: ByteSource, kept: Uint8Array | undefined): ArchivedFile | undefined {
  const { type, name, linkName, dataStart, dataBytes } = member;
  if (type === '0' || type === '7') {
    const part = kept ? sourceOfBytes(kept) : partOf(source, dataStart, dataBytes);
    return { kind: 'file', place: dataStart, source: part };
  }
  if (type === '1') return { kind: 'link', target: withoutDots(linkName) };
  // `docker save` stores a layer that two images share as a link to the other one.
  if (type === '2') return { kind: 'link', target: withoutDots(`${folderOf(name)}${linkName}`) };
  return undefined;
}

const openingBrackets = new Set([0x7b, 0x5b]);

async function json(cursor: ByteCursor, { dataBytes }: TarMember): Promise<Uint8Array | undefined> {
  if (dataBytes === 0 || dataBytes > largestJsonBytes) return undefined;
  const bytes = await cursor.take(dataBytes);
  return openingBrackets.has(bytes[0] ?? 0) ? bytes.slice() : undefined;
}

function topFolder(files: ReadonlyMap<string, ArchivedFile>): string | undefined {
  const isTop = (name: string) => topFiles.some((file) => name === file || name.endsWith(`/${file}`));
  const tops = [...files.keys()].filter((name) => isTop(name) && name.split('/').length <= 2);
  const [highest] = tops.sort((a, b) => a.split('/').length - b.split('/').length);
  return highest === undefined ? undefined : folderOf(highest);
}

/** As many as no honest archive has. */
const mostLinks = 8;

function followLinks(files: ReadonlyMap<string, ArchivedFile>, name: string) {
  let file = files.get(name);
  for (let followed = 0; file?.kind === 'link' && followed < mostLinks; followed++) file = files.get(file.target);
  return file?.kind === 'file' ? file : undefined;
}

/** Empty, or with a slash at the end. */
function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}

/** `./a//b/../c` is `a/c`; what leads above the top stays below it and so is found nowhere else. */
function withoutDots(name: string): string {
  const parts: string[] = [];
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
