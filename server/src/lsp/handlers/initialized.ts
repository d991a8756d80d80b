/** initialized: asks for what clients give only on request, and begins to read the project. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver/node';
import { settingsFileName } from '../../features/settingsFile/settings';
import { askForConfigFiles } from '../askForConfigFiles';
import { runSafeNotification } from '../runSafe';
import { readProject, type Session } from '../session';
import { pathOfUri } from '../uris';

/** What BitBake reads. Folders are noticed by the files in them. */
const watchedFiles = '**/*.{bb,bbappend,bbclass,inc,conf}';
const settingsFiles = `**/${settingsFileName}`;

export function registerInitialized(session: Session): void {
  const { connection, log } = session;
  connection.onInitialized(() => {
    runSafeNotification(log, { method: 'initialized' }, () => {
      askForEvents(session);
      askForConfigFiles(session);
      readProject(session);
    });
  });
}

const registration = { method: 'client/registerCapability' };

function askForEvents(session: Session): void {
  const { client, connection, log, settings } = session;
  if (client.registersFileWatchers && !settings.clientWatchesFiles) {
    const watchers = [{ globPattern: watchedFiles }, { globPattern: settingsFiles }];
    log.watch(registration, connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  }
  if (client.registersConfigurationChanges) {
    const section = { section: 'metavirt' };
    log.watch(registration, connection.client.register(DidChangeConfigurationNotification.type, section));
  }
  if (client.tellsWorkspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders((event) => {
      runSafeNotification(log, { method: 'workspace/didChangeWorkspaceFolders' }, () => changeFolders(session, event));
    });
  }
}

function changeFolders(session: Session, { added, removed }: WorkspaceFoldersChangeEvent): void {
  const gone = new Set(removed.map(({ uri }) => pathOfUri(uri)));
  const kept = session.workspaceFolders.filter((folder) => !gone.has(folder));
  session.workspaceFolders = [...kept, ...added.map(({ uri }) => pathOfUri(uri))];
  readProject(session);
}
