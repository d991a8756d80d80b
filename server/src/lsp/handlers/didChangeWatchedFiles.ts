/** workspace/didChangeWatchedFiles: files that other programs have written, or that nobody has open. */
import { type FileChangeType, FileChangeType as Type } from 'vscode-languageserver/node';
import { settingsFileName } from '../../features/settingsFile/settings';
import type { FileEvent } from '../../project/index/projectIndex';
import { baseName } from '../../project/paths';
import { runSafeNotification } from '../runSafe';
import type { Session } from '../session';
import { settingsFilesChanged } from '../settingsFileProblems';
import { pathOfUri } from '../uris';

export function registerDidChangeWatchedFiles(session: Session): void {
  const { connection, project, searchedTexts, trees, values, workspaceFindings, log } = session;
  connection.onDidChangeWatchedFiles(({ changes }) => {
    runSafeNotification(log, { method: 'workspace/didChangeWatchedFiles' }, () => {
      const all = changes.map(({ uri, type }) => ({ path: pathOfUri(uri), kind: kindOf(type) }));
      const settings = all.filter(isOfSettings);
      if (settings.length > 0) settingsFilesChanged(session, deletedAmong(settings));
      const events = all.filter((event) => !isOfSettings(event));
      if (events.length === 0) return;
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

function isOfSettings({ path }: FileEvent): boolean {
  return baseName(path) === settingsFileName;
}

function deletedAmong(events: readonly FileEvent[]): readonly string[] {
  return events.filter(({ kind }) => kind === 'deleted').map(({ path }) => path);
}

function kindOf(type: FileChangeType): FileEvent['kind'] {
  if (type === Type.Created) return 'created';
  return type === Type.Deleted ? 'deleted' : 'changed';
}
