/** The language client: starts the server that is bundled beside the extension and speaks to it over Node's IPC. */
import { existsSync } from 'node:fs';
import { type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from './protocol';

const watchedFiles = '**/*.{bb,bbappend,bbclass,inc,conf}';

/** A client that is not started yet. `options` is asked again at each start, so that a restart takes the newest. */
export function createLanguageClient(
  context: ExtensionContext,
  outputChannel: LogOutputChannel,
  options: () => InitializationOptions,
): LanguageClient {
  const module = context.asAbsolutePath('dist/metavirt.js');
  if (!existsSync(module)) throw new Error(`The language server is missing from the extension: ${module}`);
  const serverOptions: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const watcher = workspace.createFileSystemWatcher(watchedFiles);
  context.subscriptions.push(watcher);
  const clientOptions: LanguageClientOptions = {
    documentSelector: [
      { language: 'bitbake', scheme: 'file' },
      { language: 'bitbake', scheme: 'untitled' },
    ],
    synchronize: { fileEvents: watcher, configurationSection: 'metavirt' },
    outputChannel,
    initializationOptions: options,
  };
  return new LanguageClient('metavirt', 'Meta-Virtualization', serverOptions, clientOptions);
}
