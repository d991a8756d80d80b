import type { Snapshot } from '../project/snapshot';

/** What is known before the first file is read. */
export const emptySnapshot: Snapshot = {
  layers: [],
  build: undefined,
  release: undefined,
  complete: false,
  file: () => undefined,
  files: () => [],
  layerOf: () => undefined,
  recipeNames: () => [],
  recipesNamed: () => [],
  appendsOf: () => [],
  recipesOf: () => [],
  classNames: () => [],
  classFiles: () => [],
  resolveInclude: () => undefined,
  variableNames: () => [],
  assignmentsOf: () => [],
  functionNames: () => [],
  functionsNamed: () => [],
  taskNames: () => [],
};
