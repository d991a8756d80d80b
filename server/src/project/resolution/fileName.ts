import { baseName } from '../paths';
import type { ResolutionProblem } from './problem';

/**
 * BitBake takes PN, PV and PR from a recipe's file name, parted at underscores. Of a name with more parts no variable of the recipe
 * can be expanded.
 */
export function fileNameProblems(path: string): readonly ResolutionProblem[] {
  const name = baseName(path);
  if (!name.endsWith('.bb') || name.split('_').length <= 3) return [];
  const message = `${name} has more than two underscores: BitBake reads name_version_revision and stops with an error`;
  return [{ code: 'too-many-underscores', severity: 'error', span: { start: 0, end: 0 }, message, stop: undefined }];
}
