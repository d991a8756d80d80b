/** A file system in memory, written down as readable text. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileReader, FolderEntry, ReadFailure } from '../../../server/src/project/files';
import { baseName, folderOf, isBelow, joined } from '../../../server/src/project/paths';

type Node =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly claimedSize?: number }
  | { readonly kind: 'folder' }
  | { readonly kind: 'symlink'; readonly target: string };

export class MemoryFiles implements FileReader {
  /** Paths that were listed or read, in order. */
  readonly touched: string[] = [];
  readonly #nodes = new Map<string, Node>([['/', { kind: 'folder' }]]);
  readonly #children = new Map<string, Set<string>>();
  readonly #unreadable = new Set<string>();

  write(path: string, content: string | Uint8Array, claimedSize?: number): this {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return this.#add(path, claimedSize === undefined ? { kind: 'file', bytes } : { kind: 'file', bytes, claimedSize });
  }

  link(path: string, target: string): this {
    return this.#add(path, { kind: 'symlink', target });
  }

  forbid(path: string): this {
    this.#unreadable.add(path);
    return this;
  }

  remove(path: string): void {
    this.#children.get(folderOf(path))?.delete(baseName(path));
    for (const each of [...this.#nodes.keys()]) {
      if (each !== path && !isBelow(each, path)) continue;
      this.#nodes.delete(each);
      this.#children.delete(each);
    }
  }

  bytes(path: string): Uint8Array | ReadFailure {
    const real = this.realPath(path);
    const node = real === undefined ? undefined : this.#nodes.get(real);
    if (real === undefined || node?.kind !== 'file') return missing(path);
    this.touched.push(path);
    return this.#unreadable.has(real) ? denied(path) : node.bytes;
  }

  status(path: string): { kind: 'file' | 'folder'; sizeBytes: number } | undefined {
    const real = this.realPath(path);
    const node = real === undefined ? undefined : this.#nodes.get(real);
    if (node?.kind === 'file') return { kind: 'file', sizeBytes: node.claimedSize ?? node.bytes.length };
    return node?.kind === 'folder' ? { kind: 'folder', sizeBytes: 0 } : undefined;
  }

  list(path: string): readonly FolderEntry[] | ReadFailure {
    const real = this.realPath(path);
    if (real === undefined || this.#nodes.get(real)?.kind !== 'folder') return missing(path);
    this.touched.push(path);
    if (this.#unreadable.has(real)) return denied(path);
    return [...(this.#children.get(real) ?? [])].map((name) => ({
      name,
      kind: this.#nodes.get(joined(real, name))?.kind ?? 'other',
    }));
  }

  realPath(path: string): string | undefined {
    let real = '/';
    const names = path.split('/').filter((name) => name !== '');
    for (let hops = 0; names.length > 0; ) {
      real = joined(real, names.shift() ?? '');
      const node = this.#nodes.get(real);
      if (!node || hops > 40) return undefined;
      if (node.kind !== 'symlink') continue;
      hops++;
      names.unshift(
        ...joined(folderOf(real), node.target)
          .split('/')
          .filter((name) => name !== ''),
      );
      real = '/';
    }
    return real;
  }

  #add(path: string, node: Node): this {
    this.#nodes.set(path, node);
    for (let at = path; at !== '/'; at = folderOf(at)) {
      const folder = folderOf(at);
      if (!this.#nodes.has(folder)) this.#nodes.set(folder, { kind: 'folder' });
      const names = this.#children.get(folder) ?? new Set();
      if (names.has(baseName(at))) break;
      this.#children.set(folder, names.add(baseName(at)));
    }
    return this;
  }
}

function missing(path: string): ReadFailure {
  return { kind: 'failure', reason: 'missing', message: `no such file: ${path}` };
}

function denied(path: string): ReadFailure {
  return { kind: 'failure', reason: 'unreadable', message: `permission denied: ${path}` };
}

/**
 * The files of `trees/NAME.txt`. A line `=== /path` starts a file, `=== /path -> target` is a symbolic link; a line `--- /path` stands
 * for an empty file.
 */
export function tree(name: string): MemoryFiles {
  const files = new MemoryFiles();
  const text = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'trees', `${name}.txt`), 'utf8');
  let path: string | undefined;
  let lines: string[] = [];
  const finish = () => {
    if (path !== undefined) files.write(path, lines.length > 0 ? `${lines.join('\n').trimEnd()}\n` : '');
    path = undefined;
    lines = [];
  };
  for (const line of text.split('\n')) {
    const [, marker, named, target] = /^(===|---) (\S+)(?: -> (\S+))?$/.exec(line) ?? [];
    if (named === undefined) {
      if (path !== undefined) lines.push(line);
      continue;
    }
    finish();
    if (target !== undefined) files.link(named, target);
    else if (marker === '---') files.write(named, '');
    else path = named;
  }
  finish();
  return files;
}
