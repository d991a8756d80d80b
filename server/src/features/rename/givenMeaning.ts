/** Tells which names are not this project's to change. */
import type { Entry } from '../../knowledge/entry';
import { classNamed, taskNamed, variableNamed } from '../../knowledge/knowledge';
import type { Snapshot } from '../../project/snapshot';
import { exportedFunctions } from '../uses/exportedFunctions';
import type { FileUses, TreeReader } from '../uses/projectUses';
import type { Name } from '../uses/use';

/** Whether a file may be changed: those of the workspace and open documents. */
export type IsEditable = (path: string) => boolean;

/** Why a name keeps its meaning only as it is, as far as its own text tells; undefined if nothing speaks against renaming it. */
export function givenMeaning(
  snapshot: Snapshot,
  read: TreeReader,
  name: Name,
  isEditable: IsEditable,
): string | undefined {
  const { space, text } = name;
  const entry = entryOf(name);
  if (entry && !isOwn(snapshot, entry, isEditable)) return `${ownerNames[entry.source]} gives \`${text}\` its meaning.`;
  if (space === 'class') return classReason(snapshot, text, isEditable);
  if (text.startsWith('BB_')) return `BitBake gives \`${text}\` its meaning.`;
  const className = exportingClass(snapshot, read, text);
  return (
    className && `The class \`${className}\` exports \`${text}\`: rename the class, or the function that it exports.`
  );
}

/** Why the places where a name was found speak against renaming it. */
export function foreignUse(
  snapshot: Snapshot,
  { space, text }: Name,
  files: readonly FileUses[],
  isEditable: IsEditable,
): string | undefined {
  const foreign = files.find(({ path }) => !isEditable(path));
  if (foreign) {
    const place = snapshot.layerOf(foreign.path)?.name ?? foreign.path;
    return `\`${text}\` is used in ${place}, outside of the workspace.`;
  }
  const isGiven = space !== 'class' && files.every(({ uses }) => uses.every(({ access }) => access === 'reads'));
  return isGiven ? `No file of the workspace gives \`${text}\` a value: what does is not known here.` : undefined;
}

function entryOf({ space, text }: Name): Entry | undefined {
  if (space === 'class') return classNamed(text);
  return variableNamed(text) ?? taskNamed(text);
}

/** What meta-virtualization defines is its own where it is in the workspace; BitBake and openembedded-core have programs that read theirs. */
function isOwn(snapshot: Snapshot, entry: Entry, isEditable: IsEditable): boolean {
  const layer = snapshot.layers.find(({ name }) => name === 'virtualization-layer');
  return entry.source === 'meta-virtualization' && layer !== undefined && isEditable(`${layer.root}/conf/layer.conf`);
}

const ownerNames: Readonly<Record<Entry['source'], string>> = {
  'meta-virtualization': 'meta-virtualization',
  'openembedded-core': 'openembedded-core',
  bitbake: 'BitBake',
};

function classReason(snapshot: Snapshot, name: string, isEditable: IsEditable): string | undefined {
  const files = snapshot.classFiles(name);
  if (files.length === 0) return `No layer here has a class \`${name}\`.`;
  if (name.includes('/')) return `The class \`${name}\` stands in a folder of its own: move its file instead.`;
  const foreign = files.find((path) => !isEditable(path));
  return (
    foreign &&
    `The class \`${name}\` belongs to ${snapshot.layerOf(foreign)?.name ?? foreign}, outside of the workspace.`
  );
}

function exportingClass(snapshot: Snapshot, read: TreeReader, text: string): string | undefined {
  return snapshot
    .classNames()
    .find(
      (name) => text.startsWith(`${name}_`) && exportedFunctions(snapshot, read, name).has(text.slice(name.length + 1)),
    );
}
