/** The module `bb.build`: adding and deleting tasks. Running them is a build's. */
import { defineExceptionClass, raise } from '../../../python/exception';
import { toArray } from '../../../python/iterate';
import { textOf } from '../../../python/library/arguments';
import { libraryTable } from '../../../python/library/libraryTable';
import { defineNative } from '../../../python/native';
import { truthy } from '../../../python/truth';
import { PyModule, PyTuple, type PyValue, Unknown } from '../../../python/value';
import type { DatastoreAccess } from './datastoreAccess';
import { datastoreOf } from './datastoreObject';

function requireDatastore(d: PyValue | undefined): DatastoreAccess {
  return datastoreOf(d ?? null) ?? raise('AttributeError', "object has no attribute 'setVarFlag'");
}

function optionalText(value: PyValue | undefined): string | null {
  return value === null || value === undefined ? null : textOf(value);
}

export function createBuildModule(): PyModule {
  const attributes = libraryTable([
    defineNative('addtask(task, before, after, d)', (_run, task, before, after, d) => {
      requireDatastore(d).addTask(textOf(task), optionalText(before), optionalText(after));
      return null;
    }),
    defineNative('deltask(task, d)', (_run, task, d) => {
      requireDatastore(d).deleteTask(textOf(task));
      return null;
    }),
    defineNative('listtasks(d)', (run, d) => {
      const tasks = requireDatastore(d).getVar('__BBTASKS', false);
      if (tasks instanceof Unknown) return tasks;
      return new PyTuple(truthy(tasks, run) ? toArray(tasks, run) : []);
    }),
    defineNative('exec_func(*args, **keywords)', () => new Unknown('runs a function as a task does'), {
      handlesUnknown: true,
    }),
  ]);
  for (const name of ['TaskFailed', 'TaskFailedSilent', 'FuncFailed']) attributes.set(name, defineExceptionClass(name));
  return new PyModule('bb.build', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses bb.build.${name}`),
  );
}
