/** What a check of the workspace found, in one sentence. */
import type { CheckWorkspaceResult } from './protocol';

export function checkSummary({ fileCount, counts, filesWithFindings }: CheckWorkspaceResult): string {
  if (fileCount === 0) return 'There are no recipes, classes or configuration files of layers in the workspace.';
  const found = [
    counted(counts.error, 'error', 'errors'),
    counted(counts.warning, 'warning', 'warnings'),
    counted(counts.info, 'remark', 'remarks'),
  ].flatMap((words) => words ?? []);
  const files = counted(fileCount, 'file', 'files') ?? 'no file';
  if (found.length === 0) return `Nothing is wrong in ${files}.`;
  return `${listed(found)} in ${filesWithFindings} of ${files}.`;
}

/** Undefined for none. */
function counted(count: number, one: string, several: string): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? one : several}`;
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}
