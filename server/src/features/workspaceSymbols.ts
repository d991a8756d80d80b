/** Recipes, classes, functions and variables of a whole project, by a part of their name. */
import type { Snapshot } from '../project/snapshot';

export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: 'recipe' | 'class' | 'function' | 'variable';
  readonly path: string;
  readonly line: number;
}

/** More than anybody reads. */
const symbolLimit = 200;

/** Variables are many: fewer letters than these fit thousands. */
const variableQueryLength = 3;

/** The symbols whose names hold all letters of the query together, whatever their case; of variables first the one of that very name. */
export function workspaceSymbols(snapshot: Snapshot, query: string): readonly WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  for (const symbol of candidates(snapshot, query.toLowerCase())) {
    found.push(symbol);
    if (found.length === symbolLimit) break;
  }
  return found;
}

function* candidates(snapshot: Snapshot, query: string): Iterable<WorkspaceSymbol> {
  const fits = (name: string): boolean => name.toLowerCase().includes(query);
  for (const name of snapshot.recipeNames().filter(fits)) {
    for (const { path } of snapshot.recipesNamed(name)) yield { name, kind: 'recipe', path, line: 0 };
  }
  for (const name of snapshot.classNames().filter(fits)) {
    for (const path of snapshot.classFiles(name)) yield { name, kind: 'class', path, line: 0 };
  }
  for (const name of snapshot.functionNames().filter(fits)) {
    for (const { path, line } of snapshot.functionsNamed(name)) yield { name, kind: 'function', path, line };
  }
  if (query.length < variableQueryLength) return;
  const named = snapshot.variableNames().find((name) => name.toLowerCase() === query);
  const names = snapshot.variableNames().filter((name) => name !== named && fits(name));
  for (const name of named === undefined ? names : [named, ...names]) {
    for (const { path, line } of snapshot.assignmentsAmong(name, () => true))
      yield { name, kind: 'variable', path, line };
  }
}
