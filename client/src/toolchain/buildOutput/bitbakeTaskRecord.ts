/**
 * Remembers what BitBake's console has said of tasks, for two ends: a task's message names the recipe's PF (`app-1.0-r0`), and its file only
 * the `Running task` line before does; and one failed task is told in several messages, with those of other tasks in between.
 */
import { placeInRecipe, placeOfMessage, reasonOfScript } from './bitbakeMessagePlace';
import type { BuildFinding } from './buildEvents';
import type { ConsoleStep } from './consoleProgress';
import { recipeFile } from './recipeFile';

export interface TaskRecord {
  started(step: ConsoleStep): void;
  /** A line of a failed task's log, which the console repeats after naming the log file. */
  logged(line: string): void;
  /** What a message is to the reader; undefined for one that prepares the message of the failure. */
  findingOf(severity: 'error' | 'warning', message: string): BuildFinding | undefined;
}

interface FailureLog {
  readonly path: string;
  readonly tail: string[];
}

interface FailureReason {
  readonly recipeVersion: string;
  readonly task: string;
  readonly words: string;
}

const keptLogLines = 8;

export function createTaskRecord(): TaskRecord {
  const recipesOfTask = new Map<string, Set<string>>();
  const logs: FailureLog[] = [];
  const reasons: FailureReason[] = [];

  function recipeOf(recipeVersion: string, task: string): string | undefined {
    let best = '';
    for (const recipe of recipesOfTask.get(task) ?? []) {
      if (isVersionOf(recipeVersion, recipe) && recipeName(recipe).length > recipeName(best).length) best = recipe;
    }
    return best === '' ? undefined : recipeFile(best);
  }

  function failure(recipe: string, task: string, exitCode: string): BuildFinding {
    const log = takeFrom(logs, ({ path }) => path.includes(`/log.${task}`) && path.includes(`/${recipeName(recipe)}/`));
    const reason = takeFrom(reasons, (one) => one.task === task && isVersionOf(one.recipeVersion, recipe));
    const headline = `${task} failed with ${reason?.words ?? `exit code ${exitCode}`}`;
    return {
      severity: 'error',
      message: [headline, ...(log?.tail ?? [])].join('\n'),
      place: { file: recipeFile(recipe), line: undefined, names: [task] },
      ...(log ? { logFile: log.path } : {}),
    };
  }

  return {
    started({ recipe, task }) {
      if (recipe === '') return;
      const recipes = recipesOfTask.get(task) ?? new Set();
      recipesOfTask.set(task, recipes.add(recipe));
    },
    logged(line) {
      const tail = logs.at(-1)?.tail;
      // What BitBake itself notes in each log is not what went wrong.
      if (!tail || /^(DEBUG|NOTE): /.test(line)) return;
      tail.push(line);
      if (tail.length > keptLogLines) tail.shift();
    },
    findingOf(severity, message) {
      const stored = /^Logfile of failure stored in: (.+)$/.exec(message);
      if (stored) {
        logs.push({ path: stored[1] ?? '', tail: [] });
        return undefined;
      }
      const failed = /^Task \((.+):(do_\w+)\) failed with exit code '(\d+)'$/.exec(message);
      if (failed) return failure(failed[1] ?? '', failed[2] ?? '', failed[3] ?? '');
      const [, recipeVersion = '', task = '', words = ''] = /^(\S+) (do_\w+): ([\s\S]*)$/.exec(message) ?? [];
      const reason = reasonOfScript(words);
      if (reason !== undefined) {
        reasons.push({ recipeVersion, task, words: reason });
        return undefined;
      }
      const recipe = recipeOf(recipeVersion, task);
      const place = placeOfMessage(message) ?? (recipe === undefined ? undefined : placeInRecipe(recipe, task, words));
      return { severity, message, place };
    },
  };
}

/** Whether a PF is one of the recipe: PN, then `-` and the version. */
function isVersionOf(recipeVersion: string, recipe: string): boolean {
  return recipeVersion.startsWith(`${recipeName(recipe)}-`);
}

/** The recipe's name (PN) as its file name gives it: before the `_`, with `-native` for that variant. */
function recipeName(recipe: string): string {
  const name = (recipe.split('/').at(-1) ?? '').replace(/\.bb$/, '').split('_')[0] ?? '';
  return recipe.includes('virtual:native:') ? `${name}-native` : name;
}

function takeFrom<Item>(items: Item[], fits: (item: Item) => boolean): Item | undefined {
  const index = items.findIndex(fits);
  return index < 0 ? undefined : items.splice(index, 1)[0];
}
