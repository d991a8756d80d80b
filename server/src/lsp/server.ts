/** The language server: puts the parts together and ties the handlers to a connection. */
import type { Connection } from 'vscode-languageserver/node';
import { clientFeatures } from './clientFeatures';
import { diagnosticsPublisher } from './diagnosticsPublisher';
import { errorLog } from './errorLog';
import { registerCodeAction } from './handlers/codeAction';
import { registerCompletion } from './handlers/completion';
import { registerCompletionResolve } from './handlers/completionResolve';
import { registerDefinition } from './handlers/definition';
import { registerDiagnostic } from './handlers/diagnostic';
import { registerDocumentSymbol } from './handlers/documentSymbol';
import { registerFoldingRange } from './handlers/foldingRange';
import { registerHover } from './handlers/hover';
import { registerInitialize } from './handlers/initialize';
import { registerSemanticTokens } from './handlers/semanticTokens';
import { registerSynchronize } from './handlers/synchronize';
import { lspDiagnostics } from './lspDiagnostics';
import { OpenDocuments } from './openDocuments';
import { Project } from './project';
import { runSafeNotification } from './runSafe';
import type { Session } from './session';
import { defaultSettings } from './settings';

const handlers: readonly ((session: Session) => void)[] = [
  registerInitialize,
  registerSynchronize,
  registerDiagnostic,
  registerDocumentSymbol,
  registerFoldingRange,
  registerSemanticTokens,
  registerCodeAction,
  registerCompletion,
  registerCompletionResolve,
  registerHover,
  registerDefinition,
];

/** Serves the client at the other end of a connection until it goes away. */
export function serve(connection: Connection): void {
  const session = createSession(connection);
  for (const register of handlers) register(session);
  connection.listen();
}

function createSession(connection: Connection): Session {
  const documents = new OpenDocuments();
  const log = errorLog((line) => connection.console.error(line));
  const session: Session = {
    connection,
    documents,
    log,
    project: new Project(),
    client: clientFeatures({}),
    settings: defaultSettings,
    publisher: diagnosticsPublisher({
      enabled: () => !session.client.pullsDiagnostics,
      document: (uri) => documents.get(uri),
      publish: (document) => {
        const { uri, version } = document;
        runSafeNotification(log, { method: 'textDocument/publishDiagnostics', uri }, () => {
          void connection.sendDiagnostics({ uri, version, diagnostics: lspDiagnostics(session, document) });
        });
      },
      takeBack: (uri) => void connection.sendDiagnostics({ uri, diagnostics: [] }),
    }),
  };
  return session;
}
