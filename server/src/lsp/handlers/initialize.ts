import type { InitializeParams, InitializeResult } from 'vscode-languageserver/node';
import { serverCapabilities } from '../capabilities';
import { clientFeatures } from '../clientFeatures';
import { serverInfo } from '../serverInfo';
import type { Session } from '../session';
import { mergedSettings } from '../settings';
import { pathOfUri } from '../uris';

export function registerInitialize(session: Session): void {
  session.connection.onInitialize((params): InitializeResult => {
    session.client = clientFeatures(params.capabilities);
    session.settings = mergedSettings(session.settings, params.initializationOptions);
    session.workspaceFolders = workspaceFoldersOf(params);
    return { capabilities: serverCapabilities(session.client), serverInfo };
  });
}

/** Older clients know one folder only, as a URI or as a path. */
function workspaceFoldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => pathOfUri(uri));
  if (rootUri) return [pathOfUri(rootUri)];
  return rootPath ? [rootPath.replaceAll('\\', '/')] : [];
}
