/** The files that a configuration file names, as links: where one of the places in which its reader looks has it. */
import { type Span, span } from '../../base/span';
import type { ConfigFile } from '../../formats/configFile';
import { type KasInclude, kasIncludes } from '../../formats/kasRepositories';
import { folderOf, foldersUpwards, joined } from '../../project/paths';
import type { Snapshot } from '../../project/snapshot';
import type { ConfigEntry } from '../../syntax/config/parseEntries';

export interface ConfigLink {
  readonly span: Span;
  /** The path of a file that is there. */
  readonly target: string;
}

/** In the order of the text. Addresses of the web are links to every editor already. */
export function configLinks(file: ConfigFile, snapshot: Snapshot): readonly ConfigLink[] {
  const beside = folderOf(file.path);
  // kas takes paths from the top of the repository, which is a few folders up.
  const folders = file.format === 'kas' ? foldersUpwards(beside).slice(0, maxFolders) : [beside];
  return filesNamedIn(file).flatMap(({ name, span: place }) => {
    const target = folders.map((folder) => joined(folder, name)).find((path) => snapshot.isFile(path));
    return target === undefined ? [] : [{ span: place, target }];
  });
}

const maxFolders = 6;

export interface FileName {
  readonly name: string;
  readonly span: Span;
}

/** What it names: what stands there, and where. */
export function filesNamedIn(file: ConfigFile): readonly FileName[] {
  const { format, tree } = file;
  if (format === 'kas') return kasIncludes(file).filter(isOfOwnRepository).map(includedFile);
  if (tree.kind === 'entries') return format === 'scc' ? tree.entries.flatMap(namedByDirective) : [];
  return tree.kind === 'unit' && format === 'quadlet'
    ? tree.sections.flatMap(({ entries }) => entries.flatMap(namedByUnit))
    : [];
}

function isOfOwnRepository({ repository }: KasInclude): boolean {
  return repository === undefined;
}

function includedFile({ path, span: place }: KasInclude): FileName {
  return { name: path, span: place };
}

/** `kconf hardware FILE`, `include FILE`, `patch FILE` of a feature of the kernel. */
function namedByDirective({ name, value, valueSpan }: ConfigEntry): readonly FileName[] {
  const pattern = name === 'kconf' ? /^\S+\s+(\S+)/ : name === 'include' || name === 'patch' ? /^(\S+)/ : undefined;
  const file = pattern?.exec(value)?.[1];
  return file === undefined ? [] : [placed(file, value, valueSpan)];
}

/** `Network=edge.network`, `Volume=data.volume:/data`: another unit of Quadlet. */
function namedByUnit({ value, valueSpan }: ConfigEntry): readonly FileName[] {
  const file = /^([\w@.-]+\.(?:artifact|build|container|image|kube|network|pod|volume))(?:[:,\s]|$)/.exec(value)?.[1];
  return file === undefined ? [] : [placed(file, value, valueSpan)];
}

function placed(name: string, value: string, { start }: Span): FileName {
  const at = start + value.indexOf(name);
  return { name, span: span(at, at + name.length) };
}
