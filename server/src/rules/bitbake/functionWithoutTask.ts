import { shifted } from '../../base/span';
import { taskNamed } from '../../knowledge/knowledge';
import { misspellingOf } from '../../knowledge/misspelling';
import { compareReleases } from '../../knowledge/release';
import { definedName, hasOldOperation, nameParts } from '../../syntax/bitbake/text';
import type { FunctionDefinition, SyntaxTree } from '../../syntax/bitbake/tree';
import { isAsciiWord } from '../../syntax/pythonCharacters';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const functionWithoutTask: RecipeRule = {
  id: 'function-without-task',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'warning',
  needsCore: true,
  what: 'A function with the name of a task that no `addtask` makes one, and that nothing else names.',
  why: 'BitBake runs a function because it is a task or because a task calls it. Its name alone does nothing.',
  bad: ['do_instal() {', '    install -d ${D}${bindir}', '}'],
  good: ['do_install() {', '    install -d ${D}${bindir}', '}'],
  check(recipe) {
    let own: ReadonlySet<string> | undefined;
    let tasks: ReadonlySet<string> | undefined;
    return recipe.files.flatMap((path) => {
      const tree = recipe.places.tree(path);
      if (!tree) return [];
      return tree.statements.flatMap((statement, index): PlacedFinding[] => {
        if (statement.kind !== 'func') return [];
        const start = tree.starts[index] ?? 0;
        const { base, operation } = nameParts(definedName(tree, start, statement) ?? '');
        if (operation || !/^do_[A-Za-z0-9_-]+$/.test(base) || hasOldOperation(base) || taskNamed(base)) return [];
        own ??= new Set(recipe.metadata.tasks.map(({ name }) => name));
        if (own.has(base) || isNamed(recipe, base)) return [];
        // From here on all files of all layers are asked.
        if (isOfClass(recipe, base) || !recipe.isOwnFile(path)) return [];
        tasks ??= recipe.knownTasks();
        if (isTask(recipe, tasks, base)) return [];
        return [finding(tasks, { path, tree, statement, start }, base)];
      });
    });
  },
};

/** Whether the function is that of a task; before Yocto 3.4 also for an override, as `do_install_class-native` is. */
function isTask({ release }: EvaluatedRecipe, tasks: ReadonlySet<string>, name: string): boolean {
  if (tasks.has(name)) return true;
  if (compareReleases(release, 'honister') >= 0) return false;
  const ends = [...name.matchAll(/_/g)].map(({ index }) => index);
  return ends.some((end) => tasks.has(name.slice(0, end)));
}

/** Whether a class has the function too, to be called or replaced. */
function isOfClass({ snapshot }: EvaluatedRecipe, name: string): boolean {
  return snapshot.functionsNamed(name).some(({ path }) => path.endsWith('.bbclass'));
}

/** Whether a file of the recipe names the function beside its definition. */
function isNamed({ files, places }: EvaluatedRecipe, name: string): boolean {
  return files.some((path) => {
    const tree = places.tree(path);
    return tree !== undefined && countOf(tree.text, name) > definitionsOf(tree, name);
  });
}

function definitionsOf(tree: SyntaxTree, name: string): number {
  return tree.statements.filter((statement, index) => {
    if (statement.kind !== 'func') return false;
    return nameParts(definedName(tree, tree.starts[index] ?? 0, statement) ?? '').base === name;
  }).length;
}

/** How often a name stands in a text by itself. */
function countOf(text: string, name: string): number {
  let count = 0;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const isWhole = !isAsciiWord(text.charCodeAt(at - 1)) && !isAsciiWord(text.charCodeAt(at + name.length));
    if (isWhole) count++;
  }
  return count;
}

interface Defined {
  readonly path: string;
  readonly tree: SyntaxTree;
  readonly statement: FunctionDefinition;
  readonly start: number;
}

function finding(tasks: ReadonlySet<string>, { path, tree, statement, start }: Defined, name: string): PlacedFinding {
  const near = misspellingOf(
    name.slice('do_'.length),
    [...tasks].map((task) => task.slice('do_'.length)),
  );
  const span = { start: start + statement.name.start, end: start + statement.name.start + name.length };
  const isWritten = tree.text.startsWith(name, span.start);
  const mending = near === undefined ? `Write \`addtask ${name.slice('do_'.length)}\`` : `Did you mean \`do_${near}\``;
  return {
    place: {
      path,
      span: isWritten ? span : shifted(statement.name, start),
      text: tree.text,
      statement: { start, end: start + statement.length },
    },
    message: `\`${name}\` is no task, and nothing calls it: it never runs. ${mending}${near === undefined ? '.' : '?'}`,
    fix:
      near !== undefined && isWritten
        ? { title: `Write do_${near}`, safe: false, edits: [{ span, text: `do_${near}` }] }
        : undefined,
  };
}
