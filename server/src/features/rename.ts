/** Rename: the edits that give a variable, function, task or class another name wherever it is meant. */
import type { LineIndex } from '../base/lineIndex';
import type { SlicedWork } from '../base/pacer';
import type { Span } from '../base/span';
import { classNamed, taskNamed, variableNamed } from '../knowledge/knowledge';
import { baseName, folderOf } from '../project/paths';
import type { Snapshot, SourceFile } from '../project/snapshot';
import { foreignUse, givenMeaning, type IsEditable } from './rename/givenMeaning';
import { nameProblem } from './rename/newName';
import { askedUse, targetOf } from './uses/askedUse';
import { classInFunctions, exportedInFunction } from './uses/exportedFunctions';
import type { Target } from './uses/fileUses';
import { type FileUses, projectUses, type TreeReader } from './uses/projectUses';
import { inScope, isShared } from './uses/scope';
import type { Name, Use } from './uses/use';

export interface RenameRequest {
  readonly snapshot: Snapshot;
  readonly read: TreeReader;
  readonly file: SourceFile;
  readonly offset: number;
  readonly isEditable: IsEditable;
}

/** Why something is not renamed, in a sentence for the user. */
export interface Refusal {
  readonly kind: 'refused';
  readonly message: string;
}

/** The name at the cursor, which can be renamed. */
export interface Renamable {
  readonly kind: 'renamable';
  readonly span: Span;
  readonly name: string;
}

export interface Renaming {
  readonly kind: 'renaming';
  readonly files: readonly FileEdits[];
  /** Files that get another name once their text is changed. */
  readonly moves: readonly { readonly from: string; readonly to: string }[];
}

export interface FileEdits {
  readonly path: string;
  readonly lines: LineIndex;
  readonly edits: readonly RenameEdit[];
}

export interface RenameEdit {
  readonly span: Span;
  readonly text: string;
  /** False where a person should look before the edit is made. */
  readonly isSure: boolean;
}

export function* renamable(request: RenameRequest): SlicedWork<Renamable | Refusal> {
  const { snapshot, file, offset } = request;
  const asked = askedUse(snapshot, file, offset);
  if (!asked) return nothingHere;
  const found = yield* meantUses(request, asked.target);
  return found.kind === 'refused' ? found : { kind: 'renamable', span: asked.use.span, name: asked.target.text };
}

export function* rename(request: RenameRequest, newName: string): SlicedWork<Renaming | Refusal> {
  const { snapshot, file, offset } = request;
  const asked = askedUse(snapshot, file, offset);
  if (!asked) return nothingHere;
  const { target } = asked;
  const found = yield* meantUses(request, target);
  if (found.kind === 'refused') return found;
  if (newName === target.text) return { kind: 'renaming', files: [], moves: [] };
  const problem =
    nameProblem(snapshot, target, newName, found.isExporting) ?? (yield* conflict(request, target, newName, found));
  if (problem !== undefined) return refused(problem);
  const ownFirst = found.files.toSorted((a, b) => Number(b.path === file.path) - Number(a.path === file.path));
  const files = ownFirst.map(({ path, lines, uses }) => ({
    path,
    lines,
    edits: uses.map((use) => editOf(use, target.text, newName)),
  }));
  return { kind: 'renaming', files, moves: target.space === 'class' ? classMoves(snapshot, target.text, newName) : [] };
}

const nothingHere: Refusal = refused('Only variables, functions, tasks and classes can be renamed.');

function refused(message: string): Refusal {
  return { kind: 'refused', message };
}

interface Meant {
  readonly kind: 'meant';
  readonly files: readonly FileUses[];
  /** Whether a class gives recipes functions that carry its name. */
  readonly isExporting: boolean;
}

/** All that must change together: also the functions behind an exported name, and the exported ones of a class. */
function* meantUses({ snapshot, read, file, isEditable }: RenameRequest, target: Target): SlicedWork<Meant | Refusal> {
  if (!snapshot.complete) return refused('Layers are still being read: some places of the name are not known yet.');
  const reason = givenMeaning(snapshot, read, target, isEditable);
  if (reason !== undefined) return refused(reason);
  const isClass = target.space === 'class';
  const inFunctions = isClass ? classInFunctions(snapshot, read, target.text) : [];
  const targets = [target, ...inFunctions];
  const found = yield* projectUses(snapshot, read, targets);
  const meant = isClass ? found : inScope(snapshot, file.path, found);
  const behind = functionsBehind(snapshot, target, meant);
  const files = behind.length === 0 ? meant : yield* projectUses(snapshot, read, [...targets, ...behind]);
  const foreign = foreignUse(snapshot, target, files, isEditable);
  return foreign === undefined ? { kind: 'meant', files, isExporting: inFunctions.length > 0 } : refused(foreign);
}

/** What EXPORT_FUNCTIONS of a class calls by the name. */
function functionsBehind(snapshot: Snapshot, { text }: Name, files: readonly FileUses[]): readonly Target[] {
  return files.flatMap(({ path, uses }) => {
    const className = snapshot.file(path)?.name;
    const isExported = className !== undefined && uses.some(({ access }) => access === 'exports');
    return isExported ? [exportedInFunction(className, text)] : [];
  });
}

/** Why the new name would mean something else as well. */
function* conflict(
  { snapshot, read, file }: RenameRequest,
  { space }: Name,
  newName: string,
  { files }: Meant,
): SlicedWork<string | undefined> {
  if (space === 'class') {
    const isTaken = snapshot.classFiles(newName).length > 0 || classNamed(newName) !== undefined;
    return isTaken ? `There is a class \`${newName}\` already.` : undefined;
  }
  if ((variableNamed(newName) ?? taskNamed(newName)) !== undefined) {
    return `\`${newName}\` has a meaning of its own already.`;
  }
  const others = yield* projectUses(snapshot, read, [targetOf(snapshot, { space, text: newName })]);
  const isEverywhere = files.some(({ path }) => isShared(snapshot, path));
  const other = (isEverywhere ? others : inScope(snapshot, file.path, others))[0];
  return other && `\`${newName}\` is used already, in ${baseName(other.path)}.`;
}

/** A task that is named without its `do_` stays so. */
function editOf({ span, seen }: Use, oldName: string, newName: string): RenameEdit {
  const isShort = oldName.startsWith('do_') && span.end - span.start === oldName.length - 'do_'.length;
  return { span, text: isShort ? newName.slice('do_'.length) : newName, isSure: seen === 'name' };
}

function classMoves(snapshot: Snapshot, oldName: string, newName: string): Renaming['moves'] {
  return snapshot.classFiles(oldName).map((from) => ({ from, to: `${folderOf(from)}/${newName}.bbclass` }));
}
