/** What BitBake does with a recipe when all its statements are evaluated, up to its tasks. */
import { type PyValue, Unknown } from '../../python/value';
import { splitWords } from '../../syntax/bitbake/text';
import type { Evaluation } from './evaluation';
import { fireEvent } from './events';
import { inheritDeferred } from './inherit';
import { settleTasks, tasksOf } from './tasks';

/** Throws what skips the recipe, and `OutOfBudget`. */
export function finalize(evaluation: Evaluation): void {
  const { store } = evaluation;
  if (store.hasRenamedVariable) return;
  // BitBake registers the handlers of a recipe and its classes only after this event: just those of the configuration hear it.
  fireEvent('RecipePreDeferredInherits', evaluation, evaluation.configurationHandlers);
  inheritDeferred(evaluation);
  checkEventHandlers(evaluation);
  fireEvent('RecipePreFinalise', evaluation);
  expandKeys(evaluation);
  fireEvent('RecipePostKeyExpansion', evaluation);
  for (const anonymous of evaluation.anonymousFunctions) evaluation.python.runAnonymous(anonymous, evaluation);
  fireEvent('RecipeTaskPreProcess', evaluation);
  if (knowsVirtualProviders(evaluation)) evaluation.attempt(() => replaceVirtualProviders(evaluation));
  settleTasks(store);
  store.setVar('BBINCLUDED', [...evaluation.dependencies].join(' '));
  fireEvent('RecipeParsed', evaluation);
}

function checkEventHandlers(evaluation: Evaluation): void {
  for (const name of evaluation.eventHandlers) {
    if (evaluation.store.getVarFlag(name, 'filename', { expand: false }) === null) {
      evaluation.error(`Undefined event handler function '${name}'.`);
    }
  }
}

/** Variables whose names hold `${...}` get the names that these give, in the order of the names as written. */
function expandKeys(evaluation: Evaluation): void {
  const { store } = evaluation;
  // Which names a recipe has depends on OVERRIDES: a file that gives them no value fails here.
  evaluation.attempt(() => store.overrides());
  const renamed: [key: string, name: string][] = [];
  for (const key of store.unexpandedNames()) {
    evaluation.attempt(() => {
      const name = store.expand(key);
      if (typeof name === 'string' && name !== key) renamed.push([key, name]);
    });
  }
  renamed.sort(([first], [second]) => (first < second ? -1 : first > second ? 1 : 0));
  for (const [key, name] of renamed) {
    evaluation.attempt(() => {
      store.expandOverriding(name);
      const replaced = store.getVar(name, { expand: false });
      if (replaced !== null) {
        store.expandOverriding(key);
        if (store.getVar(key, { expand: false }) !== null) {
          evaluation.warn(`Variable key ${key} replaces original key ${name}.`);
        }
      }
      store.renameVar(key, name);
    });
  }
}

/** A core layer that does not set the variable is of a release whose BitBake leaves dependencies as they are. */
function knowsVirtualProviders({ store }: Evaluation): boolean {
  const hasCore = store.getVar('LAYERSERIES_CORENAMES') !== null;
  return !hasCore || store.getVar('BB_RECIPE_VIRTUAL_PROVIDERS') !== null;
}

/** BB_RECIPE_VIRTUAL_PROVIDERS: dependencies for which PREFERRED_PROVIDER names the recipe. */
function replaceVirtualProviders(evaluation: Evaluation): void {
  const { store } = evaluation;
  const depends = store.getVar('DEPENDS');
  const virtual = store.getVar('BB_RECIPE_VIRTUAL_PROVIDERS');
  if (depends instanceof Unknown || virtual instanceof Unknown) {
    store.setVar('DEPENDS', depends instanceof Unknown ? depends : virtual);
    return;
  }
  const names = new Set(words(virtual));
  const provider = (name: string): string => {
    if (!names.has(name)) return name;
    const preferred = store.getVar(`PREFERRED_PROVIDER_${name}`);
    if (typeof preferred === 'string' && preferred !== '') return preferred;
    return evaluation.fatal(`PREFERRED_PROVIDER_${name} is not set.`);
  };
  store.setVar('DEPENDS', words(depends).map(provider).join(' '));
  for (const task of tasksOf(store)) {
    const remapped = words(store.getVarFlag(task, 'depends')).map((entry) => {
      const [recipe = '', name = ''] = entry.split(':');
      return `${provider(recipe)}:${name}`;
    });
    store.setInternalFlags(task, { depends: remapped.join(' ') });
  }
}

function words(value: PyValue): readonly string[] {
  return typeof value === 'string' ? splitWords(value) : [];
}
