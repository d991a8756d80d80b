/** `inherit`, at once or at the end: finds the classes and evaluates each once. */
import { Unknown } from '../../python/value';
import { splitWords } from '../../syntax/bitbake/text';
import type { Evaluation } from './evaluation';
import { STEPS_PER_ATTEMPT, searchAlong } from './fileSearch';
import type { Origin } from './history';
import { runFile } from './runFile';

/** `expression` is expanded and split. Throws what expanding it throws; a class that is not there is an error at `origin`. */
export function inherit(expression: string, origin: Origin, evaluation: Evaluation, isDeferred = false): void {
  const { store } = evaluation;
  const expanded = store.expand(expression);
  if (expanded instanceof Unknown) {
    evaluation.missing ??= `depends on what is inherited, which ${expanded.why}`;
    return;
  }
  for (const name of splitWords(String(expanded))) {
    const deferred = store.getVar('BB_DEFER_BBCLASSES');
    if (!isDeferred && typeof deferred === 'string' && splitWords(deferred).includes(name)) {
      evaluation.deferredInherits = [...evaluation.deferredInherits, { expression: name, ...origin }];
      continue;
    }
    const path = classFile(name, evaluation);
    if (path === undefined) {
      evaluation.missingClasses.add(name);
      evaluation.at(origin, () =>
        evaluation.error(`Could not inherit file classes/${name}.bbclass: no layer has the class.`),
      );
    } else if (!evaluation.inheritedClasses.includes(path)) {
      evaluation.addInheritedClass(path);
      runFile(path, evaluation);
    }
  }
}

/** All that waits is inherited, in order; what that defers in its turn comes after it. */
export function inheritDeferred(evaluation: Evaluation): void {
  for (;;) {
    const [next, ...rest] = evaluation.deferredInherits;
    if (!next) return;
    evaluation.deferredInherits = rest;
    evaluation.at(next, () => evaluation.attempt(() => inherit(next.expression, next, evaluation, true)));
  }
}

/** The file of a class: in the folder for where it is inherited from, `classes-recipe` or `classes-global`, before `classes`. */
function classFile(name: string, evaluation: Evaluation): string | undefined {
  const { store, environment } = evaluation;
  const { paths } = environment;
  if (name.startsWith('/')) return paths.isFile(name) ? name : undefined;
  const searchPath = store.getVar('BBPATH');
  const kind = store.getVar('__bbclasstype', { expand: false });
  for (const folder of [`classes-${String(kind)}`, 'classes']) {
    const file = name.endsWith('.bbclass') ? name : `${folder}/${name}.bbclass`;
    const { found, attempts } = searchAlong(String(searchPath ?? ''), file, paths);
    evaluation.spend(attempts.length * STEPS_PER_ATTEMPT);
    for (const attempt of attempts) evaluation.dependsOn(attempt);
    if (found !== undefined) return found;
  }
  return undefined;
}
