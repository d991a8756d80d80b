/** `addtask` and `deltask`: the tasks of a recipe and what each runs after. */

import { raise } from '../../python/exception';
import { PyList, type PyValue } from '../../python/value';
import { taskName } from '../../syntax/bitbake/text';
import type { Datastore } from './datastore';

const TASKS = '__BBTASKS';

/** The tasks in the order in which they were added, with `do_`. */
export function tasksOf(store: Datastore): readonly string[] {
  return names(store.getVar(TASKS, { expand: false }));
}

/** The tasks after which a task runs. */
export function taskDependencies(store: Datastore, task: string): readonly string[] {
  return names(store.getVarFlag(task, 'deps', { expand: false }));
}

export function addTask(
  store: Datastore,
  {
    task,
    before,
    after,
  }: { readonly task: string; readonly before: readonly string[]; readonly after: readonly string[] },
): void {
  const name = taskName(task);
  store.setVarFlag(name, 'task', 1);
  const tasks = tasksOf(store);
  store.host.spend(1 + tasks.length);
  if (!tasks.includes(name)) setTasks(store, [...tasks, name]);
  addDependencies(store, name, after.map(taskName));
  for (const entry of before.map(taskName)) {
    const written = writtenDependencies(store, entry);
    if (written?.includes(name)) continue;
    if (written) raise('TypeError', 'can only concatenate list (not "str") to list');
    const others = taskDependencies(store, entry);
    store.host.spend(1 + others.length);
    if (!others.includes(name)) store.setVarFlag(entry, 'deps', new PyList([name, ...others]));
  }
}

function addDependencies(store: Datastore, task: string, added: readonly string[]): void {
  const written = writtenDependencies(store, task);
  if (written) {
    if (added.some((each) => !written.includes(each)))
      raise('AttributeError', "'str' object has no attribute 'append'");
    return;
  }
  const dependencies = new Set([...taskDependencies(store, task), ...added]);
  store.host.spend(dependencies.size >> 2);
  store.setVarFlag(task, 'deps', new PyList([...dependencies]));
}

export function deleteTask(store: Datastore, task: string): void {
  const name = taskName(task);
  const tasks = tasksOf(store);
  store.host.spend(1 + tasks.length);
  if (tasks.includes(name)) {
    store.delVarFlag(name, 'task');
    setTasks(
      store,
      tasks.filter((each) => each !== name),
    );
  }
  store.delVarFlag(name, 'deps');
  for (const other of tasksOf(store)) {
    if (writtenDependencies(store, other)?.includes(name)) {
      raise('AttributeError', "'str' object has no attribute 'remove'");
    }
    const dependencies = taskDependencies(store, other);
    store.host.spend(4 + (dependencies.length >> 2));
    if (dependencies.includes(name)) {
      store.setVarFlag(other, 'deps', new PyList(dependencies.filter((each) => each !== name)));
    }
  }
}

/** What BitBake does with the tasks when the recipe is complete: their names are expanded, and count as tasks under both. */
export function settleTasks(store: Datastore): void {
  for (const task of tasksOf(store)) {
    const name = store.expand(task);
    if (typeof name === 'string') store.setVarFlag(name, 'task', 1);
  }
}

function setTasks(store: Datastore, tasks: readonly string[]): void {
  store.setInternal(TASKS, new PyList([...tasks]));
}

/**
 * What a statement has assigned to the flag, which is meant to be a list: BitBake looks for a task as a part of the text, and stops
 * where it would change it.
 */
function writtenDependencies(store: Datastore, task: string): string | undefined {
  const value = store.getVarFlag(task, 'deps', { expand: false });
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function names(value: PyValue): readonly string[] {
  return value instanceof PyList ? value.items.filter((item) => typeof item === 'string') : [];
}
