/**
 * Asks the client for the configuration files of runtimes: to be told of their texts, for their diagnostics and fixes and for what their keys
 * mean. They are JSON, TOML and the like, which other servers format.
 */
import {
  BulkRegistration,
  CodeActionKind,
  CodeActionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import type { Session } from './session';

/** Names that no other program has, wherever they are; and in layers, the endings of those that the text tells. */
const patterns = [
  '**/{containers,crio,registries,storage}.conf',
  '**/{containers,crio,registries}.conf.d/*.conf',
  '**/lxc/**/config',
  '**/*{policy,daemon}*.json',
  '**/*.{conflist,container,scc,wks,wks.in}',
  '**/containerd/*.toml',
  '**/hosts.toml',
  '**/recipes-kernel/**/defconfig',
  '**/recipes-*/**/*.{json,toml,conf,cfg,xl,service,pod,kube,image,build,volume,network}',
];

export function askForConfigFiles({ client, connection, log }: Session): void {
  if (!client.registersDocuments) return;
  const documentSelector = patterns.map((pattern) => ({ scheme: 'file', pattern }));
  const all = BulkRegistration.create();
  all.add(DidOpenTextDocumentNotification.type, { documentSelector });
  all.add(DidChangeTextDocumentNotification.type, { documentSelector, syncKind: TextDocumentSyncKind.Incremental });
  all.add(DidCloseTextDocumentNotification.type, { documentSelector });
  if (client.registersHovers) all.add(HoverRequest.type, { documentSelector });
  if (client.takesCodeActionLiterals) {
    all.add(CodeActionRequest.type, { documentSelector, codeActionKinds: [CodeActionKind.QuickFix] });
  }
  if (client.pullsDiagnostics) {
    const options = { identifier: 'metavirt', interFileDependencies: true, workspaceDiagnostics: false };
    all.add(DocumentDiagnosticRequest.type, { documentSelector, ...options });
  }
  log.watch({ method: 'client/registerCapability' }, connection.client.register(all));
}
