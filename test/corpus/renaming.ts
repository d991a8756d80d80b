/**
 * `node --import tsx test/corpus/renaming.ts DIR... [--count N]`: renames classes, variables and functions of real layers in memory, and
 * reports as JSON each file that does not parse to the same statements but for the name, the words left that hold the old name, and what
 * references and renaming take for a sample of all names.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LineIndex } from '../../server/src/base/lineIndex';
import { runAtOnce } from '../../server/src/base/pacer';
import { reportStatement } from '../../server/src/cli/statementReport';
import { references } from '../../server/src/features/references';
import { type FileEdits, type RenameRequest, rename } from '../../server/src/features/rename';
import { nodeFiles } from '../../server/src/host/nodeFiles';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import type { Snapshot } from '../../server/src/project/snapshot';
import { dialectByName } from '../../server/src/syntax/bitbake/dialect';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { nameParts } from '../../server/src/syntax/bitbake/text';
import type { SyntaxTree } from '../../server/src/syntax/bitbake/tree';
import { p95 } from '../bench/keystroke';
import { seededRandom } from '../fuzz/random';
import { median, rounded } from './parseTimes';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '200' } },
});
if (positionals.length === 0) {
  process.stderr.write('node --import tsx test/corpus/renaming.ts DIR... [--count N]\n');
  process.exit(2);
}
const folders = positionals.map((folder) => resolve(folder));
const snapshot = runAtOnce(
  new ProjectIndex(nodeFiles).build({ workspaceFolders: folders, buildFolder: undefined, openFiles: [] }),
);
const random = seededRandom(1);
const sampled = sample(placesOfNames(snapshot), Number(values.count));
const report = { ...renameAll(sampled), referencesMs: spread(sampled.map(timeOfReferences)) };
process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
process.exitCode = report.broken.length > 0 ? 1 : 0;

interface NamePlace {
  readonly name: string;
  readonly path: string;
  readonly offset: number;
}

/** A place of each name that the layers define. */
function placesOfNames(all: Snapshot): readonly NamePlace[] {
  const variables = all.variableNames().flatMap((name) => {
    const place = all.assignmentsOf(name)[0];
    return place && !name.includes('$') ? [{ name, path: place.path, offset: place.span.start }] : [];
  });
  const functions = all.functionNames().flatMap((written) => {
    const name = nameParts(written).base;
    const place = all.functionsNamed(written)[0];
    return place && !name.includes('$') ? [{ name, path: place.path, offset: place.span.start }] : [];
  });
  return [...variables, ...functions, ...placesOfClasses(all)];
}

/** A class is named where it is inherited. */
function placesOfClasses(all: Snapshot): readonly NamePlace[] {
  const classes = new Map<string, NamePlace>();
  for (const { path, inherits } of all.files()) {
    for (const name of inherits) {
      if (classes.has(name) || all.classFiles(name).length === 0) continue;
      const tree = treeOf(path);
      const index = tree.statements.findIndex(({ kind }) => kind === 'inherit' || kind === 'inherit_defer');
      const offset = wordIn(tree.text, name, tree.starts[index] ?? 0);
      if (offset !== -1) classes.set(name, { name, path, offset });
    }
  }
  return [...classes.values()];
}

function wordIn(text: string, word: string, from: number): number {
  const escaped = word.replace(/[.+]/g, '\\$&');
  const found = text.slice(from).search(new RegExp(`(?<=inherit.*[ \\t])${escaped}(?=\\s)`));
  return found === -1 ? -1 : from + found;
}

function sample(places: readonly NamePlace[], count: number): readonly NamePlace[] {
  const left = [...places];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(random.below(left.length), 1)).flat();
}

function treeOf(path: string): SyntaxTree {
  return parse(readFileSync(path, 'utf8'), dialectByName(path));
}

function requestAt({ path, offset }: NamePlace): RenameRequest {
  const isEditable = (file: string) => folders.some((folder) => file.startsWith(`${folder}/`));
  return { snapshot, read: treeOf, file: { path, tree: treeOf(path) }, offset, isEditable };
}

function timeOfReferences(place: NamePlace): number {
  const { read, file, offset } = requestAt(place);
  return timed(() => runAtOnce(references(snapshot, read, file, offset, true))).ms;
}

/** The time of this program alone: what else runs on the machine does not count. */
function timed<Result>(work: () => Result): { readonly result: Result; readonly ms: number } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, ms: (user + system) / 1000 };
}

function renameAll(places: readonly NamePlace[]) {
  const broken: string[] = [];
  const left: string[] = [];
  const refused: Record<string, number> = {};
  const times: number[] = [];
  let renamedCount = 0;
  let editCount = 0;
  for (const place of places) {
    const request = requestAt(place);
    const newName = newNameFor(place.name);
    const { result: renaming, ms } = timed(() => runAtOnce(rename(request, newName)));
    times.push(ms);
    if (renaming.kind === 'refused') {
      const reason = renaming.message.replace(/`[^`]*`/g, '…').replace(/\S*\/\S*/g, '…');
      refused[reason] = (refused[reason] ?? 0) + 1;
      continue;
    }
    renamedCount++;
    for (const file of renaming.files) {
      editCount += file.edits.length;
      const edited = applied(file);
      if (!holdsSame(file.path, edited, place.name, newName)) broken.push(`${place.name} in ${file.path}`);
      left.push(...leftWords(file.path, edited, place.name));
    }
  }
  return { renamed: renamedCount, edits: editCount, refused, renameMs: spread(times), broken, left };
}

function newNameFor(name: string): string {
  return name.startsWith('do_')
    ? `do_renamed_${name.slice('do_'.length)}`
    : `renamed_${name.replace(/[^A-Za-z0-9_]/g, '_')}`;
}

function applied({ path, edits }: FileEdits): string {
  let { text } = treeOf(path);
  for (const { span, text: replacement } of edits.toReversed()) {
    text = text.slice(0, span.start) + replacement + text.slice(span.end);
  }
  return text;
}

/** Whether BitBake sees the same statements once the new name stands for the old one. */
function holdsSame(path: string, edited: string, name: string, newName: string): boolean {
  const short = (each: string) => each.replace(/^do_/, '');
  const after = seenIn(parse(edited, dialectByName(path)));
  return after.replaceAll(newName, name).replaceAll(short(newName), short(name)) === seenIn(treeOf(path));
}

function seenIn(tree: SyntaxTree): string {
  const lines = new LineIndex(tree.text);
  return tree.statements
    .map((statement, index) => {
      const start = tree.starts[index] ?? 0;
      const text = statement.kind === 'comment' ? '' : tree.text.slice(start, start + statement.length);
      return JSON.stringify([statement.kind, reportStatement(tree, index, lines), statement.problems.length, text]);
    })
    .join('\n');
}

/** The lines that still hold the old name as a word of its own: comments and other words, which a person may look through. */
function leftWords(path: string, edited: string, name: string): readonly string[] {
  const word = new RegExp(`(?<![\\w-])${name.replace(/[.+]/g, '\\$&')}(?![\\w-])`);
  return edited.split('\n').flatMap((line, index) => (word.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));
}

function spread(times: readonly number[]) {
  return { p50: rounded(median(times)), p95: rounded(p95(times)), max: rounded(Math.max(...times)) };
}
