/** A snapshot of the small project in `project/`, for cases that ask the language features. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { ReleaseName } from '../../server/src/knowledge/release';
import { releases } from '../../server/src/knowledge/release';
import type { AssignmentPlace, FunctionPlace, IndexedFile, Layer, Snapshot } from '../../server/src/project/snapshot';
import { dialectOf } from '../../server/src/syntax/bitbake/dialect';
import { parse } from '../../server/src/syntax/bitbake/parse';
import {
  addTaskNames,
  definedName,
  flagName,
  nameParts,
  partText,
  splitWords,
} from '../../server/src/syntax/bitbake/text';
import type { SyntaxTree } from '../../server/src/syntax/bitbake/tree';

export const projectRoot = resolve(__dirname, 'project').split(sep).join('/');

const layers: readonly Layer[] = ['meta-virtualization', 'meta'].map((folder) => ({
  root: `${projectRoot}/${folder}`,
  name: folder === 'meta' ? 'core' : 'virtualization-layer',
  priority: folder === 'meta' ? 5 : 8,
  series: ['wrynose'],
  release: undefined,
  filePatterns: [],
  depends: [],
}));

/** The project together with one more file, which may replace one of its own. */
export function projectSnapshot(
  release: ReleaseName,
  added: { readonly path: string; readonly tree: SyntaxTree },
): Snapshot {
  const files = new Map(projectFiles().map((file) => [file.path, file]));
  files.set(added.path, indexedFile(added.path, added.tree));
  const all = [...files.values()];
  const assignments = all.flatMap((file) => file.assignments);
  const functions = all.flatMap((file) => file.functions);
  const recipes = all.filter((file) => file.dialect === 'recipe');
  return {
    layers,
    build: undefined,
    release: releases.find((each) => each.name === release),
    complete: true,
    file: (path) => files.get(path),
    files: () => all,
    layerOf,
    recipeNames: () => sortedNames(recipes.map((file) => file.name)),
    recipesNamed: (name) => recipes.filter((file) => file.name === name),
    appendsOf: (path) => all.filter((file) => file.dialect === 'append' && file.name === files.get(path)?.name),
    recipesOf: (path) => recipes.filter((file) => file.name === files.get(path)?.name),
    classNames: () => sortedNames(all.filter((file) => file.dialect === 'class').map((file) => file.name)),
    classFiles: (name) => all.filter((file) => file.dialect === 'class' && file.name === name).map((file) => file.path),
    resolveInclude: (from, target) =>
      [dirname(from), ...layers.map((layer) => layer.root)]
        .map((folder) => `${folder}/${target}`)
        .find((path) => files.has(path)),
    variableNames: () => sortedNames(assignments.map((place) => nameParts(place.name).base)),
    assignmentsOf: (base) => assignments.filter((place) => nameParts(place.name).base === base),
    functionNames: () => sortedNames(functions.map((place) => nameParts(place.name).base)),
    functionsNamed: (name) => functions.filter((place) => nameParts(place.name).base === name),
    taskNames: () => sortedNames(all.flatMap((file) => file.tasks.map((task) => `do_${taskName(task)}`))),
  };
}

const taskNamesOfPlaces = new WeakMap<object, string>();

function taskName(place: object): string {
  return taskNamesOfPlaces.get(place) ?? '';
}

function sortedNames(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

function layerOf(path: string): Layer | undefined {
  return layers.find((layer) => path.startsWith(`${layer.root}/`));
}

function projectFiles(): readonly IndexedFile[] {
  return readdirSync(projectRoot, { recursive: true, encoding: 'utf8' })
    .map((file) => `${projectRoot}/${file.split(sep).join('/')}`)
    .flatMap((path) => {
      const dialect = dialectOf(path);
      return dialect ? [indexedFile(path, parse(readFileSync(join(path), 'utf8'), dialect))] : [];
    });
}

function indexedFile(path: string, tree: SyntaxTree): IndexedFile {
  const file = basename(path).replace(/\.[a-z]+$/, '');
  const [name = '', version] = tree.dialect === 'recipe' || tree.dialect === 'append' ? file.split('_') : [file];
  const assignments: AssignmentPlace[] = [];
  const functions: FunctionPlace[] = [];
  const tasks: IndexedFile['tasks'][number][] = [];
  const inherits: string[] = [];
  const includes: string[] = [];
  tree.statements.forEach((statement, index) => {
    const start = tree.starts[index] ?? 0;
    const line = tree.text.slice(0, start).split('\n').length - 1;
    const placeOf = (part: { start: number; end: number }) => ({
      path,
      line,
      span: { start: start + part.start, end: start + part.end },
    });
    const named = definedName(tree, start, statement) ?? '';
    if (statement.kind === 'assign') {
      const flag = flagName(tree, start, statement);
      assignments.push({ ...placeOf(statement.name), name: named, flag, operator: statement.operator });
    } else if (statement.kind === 'func' || statement.kind === 'def') {
      const language = statement.kind === 'def' ? 'def' : statement.python ? 'python' : 'shell';
      functions.push({ ...placeOf(statement.name), name: named, language });
    } else if (statement.kind === 'addtask') {
      for (const task of addTaskNames(partText(tree, start, statement.argument, statement)).tasks) {
        const place = placeOf(statement.argument);
        taskNamesOfPlaces.set(place, task.replace(/^do_/, ''));
        tasks.push(place);
      }
    } else if (statement.kind === 'inherit' || statement.kind === 'inherit_defer') {
      inherits.push(...splitWords(partText(tree, start, statement.argument, statement)));
    } else if (statement.kind === 'include' || statement.kind === 'require') {
      includes.push(...splitWords(partText(tree, start, statement.argument, statement)));
    }
  });
  return {
    path,
    dialect: tree.dialect,
    layer: layerOf(path),
    name,
    version,
    assignments,
    functions,
    tasks,
    inherits,
    includes,
  };
}
