/** What a build folder's configuration says, as far as it is plain text. */
import type { FileReader } from '../files';
import { isFile } from '../files';
import type { ProjectNote } from '../note';
import { folderOf, joined } from '../paths';
import type { BuildFolder } from '../snapshot';
import { readConfiguration } from './layerConfiguration';
import { LiteralVariables } from './literalVariables';

export interface BuildConfiguration {
  readonly build: BuildFolder;
  /** The folders in BBLAYERS, in its order. */
  readonly layerFolders: readonly string[];
  /** The values of bblayers.conf: the layers' own configuration is read on top of them. */
  readonly variables: LiteralVariables;
  /** Folders that a build writes and nobody edits: TMPDIR, SSTATE_DIR, DL_DIR. */
  readonly outputFolders: readonly string[];
  /** Words of BBMASK. */
  readonly masks: readonly string[];
  readonly notes: readonly ProjectNote[];
}

/** In the order in which BitBake reads them; the tools that set a build folder up write `toolcfg.conf`. */
const LOCAL_CONFIGURATION = ['site.conf', 'auto.conf', 'toolcfg.conf', 'local.conf'];

export function readBuildConfiguration(folder: string, reader: FileReader): BuildConfiguration {
  const notes: ProjectNote[] = [];
  const variables = new LiteralVariables();
  variables.set('TOPDIR', folder);
  const top = checkoutAround(folder, reader);
  if (top !== undefined) for (const name of ['OEROOT', 'COREBASE']) variables.set(name, top);
  read(`${folder}/conf/bblayers.conf`, variables, reader, notes);
  const local = new LiteralVariables();
  local.set('TOPDIR', folder);
  for (const name of LOCAL_CONFIGURATION) {
    const path = `${folder}/conf/${name}`;
    if (isFile(reader, path)) read(path, local, reader, notes);
  }
  return {
    build: { path: folder, machine: chosen('machine', 'MACHINE', local), distro: chosen('distro', 'DISTRO', local) },
    layerFolders: variables.words('BBLAYERS').map((layer) => joined(folder, layer)),
    variables,
    outputFolders: outputFolders(folder, local),
    masks: [...variables.words('BBMASK'), ...local.words('BBMASK')],
    notes,
  };
}

function read(path: string, variables: LiteralVariables, reader: FileReader, notes: ProjectNote[]): void {
  const tree = readConfiguration(path, reader);
  if ('why' in tree) notes.push({ path, message: `The file cannot be read, its settings are unknown: ${tree.why}` });
  else variables.read(tree, { FILE: path });
}

/** A setting made by assignment, or by a built-in fragment such as `machine/qemux86-64` in OE_FRAGMENTS. */
function chosen(fragment: string, name: string, local: LiteralVariables): string | undefined {
  const assigned = local.get(name)?.trim();
  if (assigned && !assigned.includes('${')) return assigned;
  const prefix = `${fragment}/`;
  return local
    .words('OE_FRAGMENTS')
    .find((word) => word.startsWith(prefix))
    ?.slice(prefix.length);
}

function outputFolders(folder: string, local: LiteralVariables): readonly string[] {
  const usual = { TMPDIR: 'tmp', SSTATE_DIR: 'sstate-cache', DL_DIR: 'downloads' };
  return Object.entries(usual).map(([name, unset]) => joined(folder, local.words(name)[0] ?? unset));
}

/** The checkout whose `oe-init-build-env` makes build folders inside it, as poky's does. */
function checkoutAround(folder: string, reader: FileReader): string | undefined {
  const around = [folderOf(folder), folderOf(folderOf(folder))];
  return around.find((candidate) => isFile(reader, `${candidate}/oe-init-build-env`));
}
