/** What the commands share for as long as the extension is active. */
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { BuildFolderChoice } from './buildFolderChoice';
import type { ChosenConfiguration } from './configurationChoice';
import type { Server } from './server';
import type { BuildDiagnostics } from './tasks/buildDiagnostics';
import type { ContainersView } from './views/containers/containersView';
import type { ImageFileDocuments } from './views/imageEditor/imageFileDocuments';
import type { WatchedInventory } from './views/images/imageInventory';
import type { MarkdownPages } from './views/markdownPages';
import type { ReportDocuments } from './views/reportDocuments';
import type { RunningBuilds } from './views/runningBuilds';

export interface Session {
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  readonly buildFolder: BuildFolderChoice;
  readonly configuration: ChosenConfiguration;
  readonly server: Server;
  readonly buildDiagnostics: BuildDiagnostics;
  readonly runningBuilds: RunningBuilds;
  readonly reports: ReportDocuments;
  readonly pages: MarkdownPages;
  readonly images: WatchedInventory;
  readonly imageFiles: ImageFileDocuments;
  readonly containers: ContainersView;
}
