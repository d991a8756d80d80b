/** Puts the entries of one layer into a tree, with the whiteouts that the image specification has (layer.md). */
import type { ImageProblems } from '../imageProblems';
import type { TarMember } from '../tar/tarMembers';
import { entryPath, leadsOut, shownPath } from './entryPath';
import { type FileEntry, type FileNode, fileNode, type ImageFileKind, isFolderNode } from './fileTree';

/** How many more nodes the trees of an image may have. */
export interface FileBudget {
  left: number;
}

const kinds: Readonly<Record<string, ImageFileKind>> = {
  '0': 'file',
  // Files that were to lie in one piece, and GNU's with holes.
  '7': 'file',
  S: 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'characterDevice',
  '4': 'blockDevice',
  '5': 'folder',
  '6': 'fifo',
};

const whiteout = '.wh.';
const opaqueWhiteout = '.wh..wh..opq';

export class LayerTreeBuilder {
  readonly root: FileNode = fileNode();
  fileCount = 0;
  fileBytes = 0;

  constructor(
    private readonly layer: { readonly index: number; readonly digest: string },
    private readonly budget: FileBudget,
    private readonly problems: ImageProblems,
  ) {}

  /** False once there is no room for more: the member is not in the tree then. */
  add(member: TarMember, contentDigest: string | null): boolean {
    const path = entryPath(member.name);
    if (path.kind === 'refused') {
      this.problem('error', member.name, `${path.why}; it is not shown`);
      return true;
    }
    if (path.isAbsolute) this.problem('warning', member.name, 'has an absolute path');
    const name = path.parts.at(-1);
    if (name === undefined) return true;
    const folder = this.folder(path.parts.slice(0, -1), member.name);
    if (folder === 'full') return false;
    if (folder === 'refused') return true;
    return name.startsWith(whiteout)
      ? this.addWhiteout(folder, name)
      : this.addEntry(folder, path.parts, member, contentDigest);
  }

  private addWhiteout(folder: FileNode, name: string): boolean {
    if (name === opaqueWhiteout) folder.isOpaque = true;
    // Other names with two of the prefixes are notes of aufs to itself.
    else if (!name.startsWith(`${whiteout}${whiteout}`)) {
      if (!this.take()) return false;
      folder.deleted ??= new Map();
      folder.deleted.set(name.slice(whiteout.length), undefined);
    }
    return true;
  }

  private addEntry(
    folder: FileNode,
    parts: readonly string[],
    member: TarMember,
    contentDigest: string | null,
  ): boolean {
    const name = parts.at(-1) ?? '';
    const entry = this.entry(member, contentDigest);
    this.warn(entry, parts.length - 1, member);
    folder.children ??= new Map();
    const known = folder.children.get(name);
    if (known) {
      this.count(known.entry, -1);
      if (entry.kind === 'folder') known.entry = entry;
      else folder.children.set(name, fileNode(entry));
    } else {
      if (!this.take()) return false;
      folder.children.set(name, fileNode(entry));
    }
    this.count(entry, 1);
    return true;
  }

  private entry(member: TarMember, contentDigest: string | null): FileEntry {
    const { type, name, sizeBytes, mode, uid, gid, modified, hasCapabilities, linkName, isSparse, dataStart } = member;
    const isOldFolder = type === '0' && name.endsWith('/');
    const kind = isOldFolder ? 'folder' : (kinds[type] ?? 'file');
    return {
      kind,
      sizeBytes: kind === 'file' ? sizeBytes : 0,
      mode,
      uid,
      gid,
      hasCapabilities,
      modified,
      target: kind === 'symlink' || kind === 'hardlink' ? linkName : null,
      contentDigest: kind === 'file' ? contentDigest : null,
      dataStart: kind === 'file' && !isSparse ? dataStart : null,
      layer: this.layer.index,
    };
  }

  private warn({ kind, target }: FileEntry, folderDepth: number, { name }: TarMember): void {
    if (kind === 'characterDevice' || kind === 'blockDevice') this.problem('warning', name, 'is a device node');
    if (target === null) return;
    const isOutside = kind === 'symlink' ? leadsOut(target, folderDepth) : entryPath(target).kind === 'refused';
    if (isOutside) this.problem('warning', name, `is a link that leads out of the image: ${shownPath(target)}`);
  }

  /** The folder that an entry goes into. What would go through a link of the same layer would be written wherever the link leads. */
  private folder(parts: readonly string[], name: string): FileNode | 'full' | 'refused' {
    let node = this.root;
    for (const part of parts) {
      node.children ??= new Map();
      let next = node.children.get(part);
      if (!next) {
        if (!this.take()) return 'full';
        next = fileNode();
        node.children.set(part, next);
      } else if (!isFolderNode(next)) {
        this.problem('error', name, `goes through ${part}, which is no folder; it is not shown`);
        return 'refused';
      }
      node = next;
    }
    return node;
  }

  private take(): boolean {
    if (this.budget.left <= 0) return false;
    this.budget.left--;
    return true;
  }

  private count(entry: FileEntry | undefined, sign: 1 | -1): void {
    if (!entry || entry.kind === 'folder') return;
    this.fileCount += sign;
    this.fileBytes += sign * entry.sizeBytes;
  }

  private problem(severity: 'error' | 'warning', path: string, what: string): void {
    const { digest } = this.layer;
    this.problems[severity](`layer ${digest}: ${shownPath(path)} ${what}`, digest);
  }
}
