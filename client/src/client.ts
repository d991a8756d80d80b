/** The language client: starts the server that is bundled beside the extension and speaks to it over Node's IPC. */
import { existsSync } from 'node:fs';
import { type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import {
  DocumentDiagnosticRequest,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  type StaticFeature,
  TransportKind,
} from 'vscode-languageclient/node';
import { embeddedDocuments } from './embedded/embeddedDocuments';
import { forwardingMiddleware } from './embedded/forwardingMiddleware';
import { outlinesOfOthers } from './outlinesOfOthers';
import { embeddedDocumentRequest, type InitializationOptions, type ServerSettings } from './protocol';
import { unlessSchemaAnswers } from './schemaDocuments';
import { syntaxErrorsOfOthers } from './syntaxErrorsOfOthers';
import { linkCodesToPages } from './views/findingLinks';

export { followedRequest, longRequest } from './longRequest';

const watchedFiles = ['**/*.{bb,bbappend,bbclass,inc,conf}', '**/.metavirt.json'];

/** A client that is not started yet. It asks for the settings at each start and whenever the server wants them. */
export function createLanguageClient(
  context: ExtensionContext,
  outputChannel: LogOutputChannel,
  settings: () => ServerSettings,
): LanguageClient {
  const module = context.asAbsolutePath('dist/metavirt.js');
  if (!existsSync(module)) throw new Error(`The language server is missing from the extension: ${module}`);
  const serverOptions: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const watchers = watchedFiles.map((pattern) => workspace.createFileSystemWatcher(pattern));
  context.subscriptions.push(...watchers);
  const embedded = embeddedDocuments(context, (parameters, token) =>
    client.sendRequest(embeddedDocumentRequest, parameters, token),
  );
  const forwarding = forwardingMiddleware(embedded);
  const othersReport = syntaxErrorsOfOthers(() => client.getFeature(DocumentDiagnosticRequest.method).refresh());
  context.subscriptions.push(othersReport);
  const clientOptions: LanguageClientOptions = {
    documentSelector: [
      { language: 'bitbake', scheme: 'file' },
      { language: 'bitbake', scheme: 'untitled' },
    ],
    synchronize: { fileEvents: watchers },
    outputChannel,
    initializationOptions: (): InitializationOptions => ({ ...settings(), clientWatchesFiles: true }),
    // The command that hovers have links to.
    markdown: { isTrusted: { enabledCommands: ['metavirt.searchDocumentation'] } },
    middleware: {
      ...forwarding,
      ...unlessSchemaAnswers(context, forwarding),
      async provideDiagnostics(document, previousResultId, token, next) {
        const report = await next(document, previousResultId, token);
        if (report?.kind !== 'full') return report;
        linkCodesToPages(report.items);
        return { ...report, items: othersReport.leaveOut('uri' in document ? document.uri : document, report.items) };
      },
      handleDiagnostics(uri, diagnostics, next) {
        linkCodesToPages(diagnostics);
        next(uri, diagnostics);
      },
      ...outlinesOfOthers,
      workspace: {
        // The build folder that was picked is not in the user's settings, so the client answers for the whole section.
        async configuration(parameters, token, next) {
          const answers = await next(parameters, token);
          if (!Array.isArray(answers)) return answers;
          return answers.map((answer, index) =>
            parameters.items[index]?.section === 'metavirt' ? settings() : answer,
          );
        },
        // Sent by the extension itself, for the same reason.
        didChangeConfiguration: async () => {},
      },
    },
  };
  const client: LanguageClient = new LanguageClient('metavirt', 'Meta-Virtualization', serverOptions, clientOptions);
  client.registerFeature(commandsForTheServer);
  return client;
}

/** Tells the server which commands its answers may run: the list of values opens after a variable, a lens builds an image. */
const commandsForTheServer: StaticFeature = {
  fillClientCapabilities(capabilities) {
    const commands = [
      'editor.action.triggerSuggest',
      'metavirt.showReferences',
      'metavirt.previewImage',
      'metavirt.buildImage',
      'metavirt.deployImage',
      'metavirt.runImage',
      'metavirt.searchDocumentation',
      'metavirt.turnOffRule',
    ];
    capabilities.experimental = { commands: { commands } };
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {},
};
