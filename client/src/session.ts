/** What the commands share for as long as the extension is active. */
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { BuildFolderChoice } from './buildFolderChoice';
import type { Server } from './server';
import type { BuildDiagnostics } from './tasks/buildDiagnostics';

export interface Session {
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  readonly buildFolder: BuildFolderChoice;
  readonly server: Server;
  readonly buildDiagnostics: BuildDiagnostics;
}
