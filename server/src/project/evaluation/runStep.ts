/** Evaluates one statement. */
import { Unknown } from '../../python/value';
import { splitWords } from '../../syntax/bitbake/text';
import { addFragments } from './addFragments';
import { assign } from './assign';
import { defineFunction, defineInPython, exportFunctions } from './defineFunction';
import type { Evaluation } from './evaluation';
import { include, includeAll } from './include';
import { inherit } from './inherit';
import type { Step } from './steps';
import { addTask, deleteTask } from './tasks';

/** Throws `PyException` where BitBake stops, and what ends a recipe or the budget. */
export function runStep(step: Step, path: string, evaluation: Evaluation): void {
  const { store } = evaluation;
  switch (step.kind) {
    case 'assign':
      if (!evaluation.isChosen(step.name)) assign(step, store);
      return;
    case 'func':
      defineFunction(step, path, evaluation);
      return;
    case 'def':
      defineInPython(step, path, evaluation);
      return;
    case 'inherit':
      inherit(step.argument, { path, line: step.endLine }, evaluation);
      return;
    case 'inherit_defer': {
      const deferred = { expression: step.argument, path, line: step.endLine };
      evaluation.deferredInherits = [...evaluation.deferredInherits, deferred];
      return;
    }
    case 'include':
    case 'require':
      include(step.argument, path, step.kind === 'require' ? 'include required' : undefined, evaluation);
      return;
    case 'include_all':
      includeAll(step.argument, path, evaluation);
      return;
    case 'addtask':
      for (const task of step.tasks) addTask(store, { task, before: step.before, after: step.after });
      return;
    case 'deltask': {
      const tasks = store.expand(step.argument);
      if (tasks instanceof Unknown) evaluation.missing ??= tasks.why;
      else for (const task of splitWords(String(tasks))) deleteTask(store, task);
      return;
    }
    case 'addhandler':
      for (const name of step.names) evaluation.addEventHandler(name);
      return;
    case 'EXPORT_FUNCTIONS':
      exportFunctions(step, path, evaluation);
      return;
    case 'export':
      store.setVarFlag(step.name, 'export', 1, { operation: 'export' });
      return;
    case 'unset':
      if (step.flag === undefined) store.delVar(step.name);
      else store.delVarFlag(step.name, step.flag);
      return;
    case 'addpylib':
      // BitBake takes it in the configuration files that it reads itself, not in those that they include.
      if (evaluation.openFiles.length === 1 && path.endsWith('.conf')) {
        evaluation.addPythonLibrary(step.directory, step.namespace);
        return;
      }
      evaluation.error('addpylib stands in a file that BitBake does not take it in: layer.conf is the place for it.');
      return;
    case 'addfragments':
      addFragments(step, path, evaluation);
  }
}
