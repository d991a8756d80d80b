/** workspace/didChangeWatchedFiles: files that other programs have written, or that nobody has open. */
import { type FileChangeType, FileChangeType as Type } from 'vscode-languageserver/node';
import type { FileEvent } from '../../project/index/projectIndex';
import { runSafeNotification } from '../runSafe';
import type { Session } from '../session';
import { pathOfUri } from '../uris';

export function registerDidChangeWatchedFiles({
  connection,
  project,
  searchedTexts,
  trees,
  values,
  workspaceFindings,
  log,
}: Session): void {
  connection.onDidChangeWatchedFiles(({ changes }) => {
    runSafeNotification(log, { method: 'workspace/didChangeWatchedFiles' }, () => {
      const events = changes.map(({ uri, type }) => ({ path: pathOfUri(uri), kind: kindOf(type) }));
      for (const { path } of events) {
        trees.forget(path);
        searchedTexts.forget(path);
        values.changed(path);
      }
      workspaceFindings.changedOnDisk(events.map(({ path }) => path));
      project.filesChanged(events);
    });
  });
}

function kindOf(type: FileChangeType): FileEvent['kind'] {
  if (type === Type.Created) return 'created';
  return type === Type.Deleted ? 'deleted' : 'changed';
}
