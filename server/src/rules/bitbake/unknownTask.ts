import { type Span, shifted } from '../../base/span';
import { taskNamed } from '../../knowledge/knowledge';
import { misspellingOf } from '../../knowledge/misspelling';
import { wordsIn } from '../../syntax/bitbake/expansions';
import { addTaskNames, definedName, nameParts, partText, splitWords, taskName } from '../../syntax/bitbake/text';
import type { Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const unknownTask: RecipeRule = {
  id: 'unknown-task',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'warning',
  what: 'The name of a task that no recipe has, where a task is ordered, deleted, flagged or appended to.',
  why: 'BitBake passes over names of tasks that do not exist: the order, the flag or the code has no effect, and a task that runs before nothing else does not run at all.',
  bad: ['do_publish() {', '    true', '}', 'addtask publish after do_image_complet before do_build'],
  good: ['do_publish() {', '    true', '}', 'addtask publish after do_image_complete before do_build'],
  check(recipe) {
    let known: ReadonlySet<string> | undefined;
    return recipe.files.flatMap((path) => {
      const tree = recipe.places.tree(path);
      if (!tree) return [];
      return tree.statements.flatMap((statement, index) => {
        const start = tree.starts[index] ?? 0;
        const unfamiliar = namedTasks(tree, statement, start).filter(({ task }) => !taskNamed(task));
        if (unfamiliar.length === 0) return [];
        const tasks = known ?? recipe.knownTasks();
        known = tasks;
        const unknown = unfamiliar.filter(({ task }) => isUnknown(recipe, tasks, task));
        return unknown.flatMap((each) => finding(recipe, tasks, { path, tree, statement, start }, each));
      });
    });
  },
};

interface NamedTask {
  /** With `do_`. */
  readonly task: string;
  /** The name as it is written. */
  readonly span: Span;
  /** What does not happen. */
  readonly effect: string;
}

function namedTasks(tree: SyntaxTree, statement: Statement, start: number): readonly NamedTask[] {
  switch (statement.kind) {
    case 'addtask': {
      const { tasks, after, before } = addTaskNames(partText(tree, start, statement.argument, statement));
      // Without a task before it, it is one of a word that has no task behind it: a finding of its own.
      if ([...tasks, ...after, ...before].some((word) => word === 'after' || word === 'before')) return [];
      const [added = 'it'] = tasks;
      return [
        ...inArgument(tree, shifted(statement.argument, start), after, 'this order does not hold'),
        ...inArgument(
          tree,
          shifted(statement.argument, start),
          before,
          `nothing makes \`${taskName(added)}\` run because of it`,
        ),
      ];
    }
    case 'deltask':
      return inArgument(
        tree,
        shifted(statement.argument, start),
        splitWords(partText(tree, start, statement.argument, statement)),
        'nothing is deleted',
      );
    case 'assign': {
      const { base } = nameParts(definedName(tree, start, statement) ?? '');
      return statement.flag ? written(tree, shifted(statement.name, start), base, 'the flag has no effect') : [];
    }
    case 'func': {
      const { base, operation } = nameParts(definedName(tree, start, statement) ?? '');
      return operation ? written(tree, shifted(statement.name, start), base, 'this code never runs') : [];
    }
    default:
      return [];
  }
}

function inArgument(tree: SyntaxTree, argument: Span, names: readonly string[], effect: string): readonly NamedTask[] {
  const words = wordsIn(tree.text, argument.start, argument.end);
  return names.flatMap((name) => {
    const span = words.findLast((word) => tree.text.slice(word.start, word.end) === name);
    return span && isPlainName(name) ? [{ task: taskName(name), span, effect }] : [];
  });
}

function written(tree: SyntaxTree, { start }: Span, name: string, effect: string): readonly NamedTask[] {
  const isTask = name.startsWith('do_') && isPlainName(name) && tree.text.startsWith(name, start);
  return isTask ? [{ task: name, span: { start, end: start + name.length }, effect }] : [];
}

/** Commas and expansions are findings of their own, or nothing that can be told. */
function isPlainName(name: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(name);
}

function isUnknown({ metadata, snapshot }: EvaluatedRecipe, known: ReadonlySet<string>, task: string): boolean {
  const name = task.replace(/_setscene$/, '');
  return (
    !known.has(name) && !known.has(task) && !metadata.isFunction(task) && snapshot.functionsNamed(task).length === 0
  );
}

interface Named {
  readonly path: string;
  readonly tree: SyntaxTree;
  readonly statement: Statement;
  readonly start: number;
}

function finding(
  recipe: EvaluatedRecipe,
  known: ReadonlySet<string>,
  { path, tree, statement, start }: Named,
  { task, span, effect }: NamedTask,
): readonly PlacedFinding[] {
  const meant = misspellingOf(
    task.slice(3),
    [...known].map((name) => name.slice(3)),
  );
  const isCertain = hasAllClasses(recipe) && statement.kind === 'addtask';
  if (meant === undefined && !isCertain) return [];
  const replacement = tree.text.startsWith('do_', span.start) ? `do_${meant}` : meant;
  return [
    {
      place: { path, span, text: tree.text, statement: { start, end: start + statement.length } },
      message: `There is no task \`${task}\`: ${effect}.${meant === undefined ? '' : ` Did you mean \`do_${meant}\`?`}`,
      fix:
        replacement === undefined
          ? undefined
          : { title: `Write ${replacement}`, safe: false, edits: [{ span, text: replacement }] },
    },
  ];
}

/** Whether all that could add a task is at hand. */
function hasAllClasses({ metadata, snapshot }: EvaluatedRecipe): boolean {
  return metadata.missingClasses.size === 0 && snapshot.complete && snapshot.classFiles('base').length > 0;
}
