/** What BitBake is asked for: the words on its command line. */

export interface BuildTarget {
  /** A recipe's name or another target; undefined to parse all recipes and stop. */
  readonly recipe: string | undefined;
  /** A task without its `do_`; undefined builds the recipe. */
  readonly task?: string;
  /** Runs the task though nothing has changed. */
  readonly force?: boolean;
}

/** What follows `bitbake` on its command line. */
export function bitbakeArguments({ recipe, task, force }: BuildTarget): readonly string[] {
  if (recipe === undefined) return ['-p'];
  const forced = force ? ['-f'] : [];
  return task === undefined ? [...forced, recipe] : ['-c', task, ...forced, recipe];
}

/** How the target is called in a title: `do_compile of app`. */
export function targetName({ recipe, task }: BuildTarget): string {
  if (recipe === undefined) return 'all recipes';
  return task === undefined ? recipe : `do_${task} of ${recipe}`;
}

/** Whether the text may stand for a task, without its `do_`. */
export function isTaskName(text: unknown): text is string {
  return typeof text === 'string' && text.length <= 100 && /^[A-Za-z0-9_]+$/.test(text);
}
