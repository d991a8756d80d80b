/**
 * Asks the client for the configuration files of runtimes: to be told of their texts, for their diagnostics and fixes, for what their keys
 * mean, can be and lead to, and where no other server has it for their outline. They are JSON, TOML, YAML and the like, which other servers format; and
 * the shell scripts of recipes, which may write some.
 */
import {
  BulkRegistration,
  type BulkUnregistration,
  CodeActionKind,
  CodeActionRequest,
  CompletionRequest,
  type Connection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import type { ClientFeatures } from './clientFeatures';
import type { ErrorLog } from './errorLog';
import { exactPattern, globExpression } from './globPattern';

/** Names that no other program has, wherever they are; and in layers, the endings of those that the text tells. */
const patterns = [
  '**/{containers,crio,registries,storage}.conf',
  '**/{containers,crio,registries}.conf.d/*.conf',
  '**/lxc/**/config',
  '**/*{policy,daemon,seccomp}*.json',
  '**/oci-layout',
  '**/*.{conflist,container,scc,wks,wks.in}',
  '**/containerd/*.toml',
  '**/hosts.toml',
  '**/recipes-kernel/**/defconfig',
  '**/{kas*,*.kas,*-kas,.config}.{yml,yaml}',
  '**/kas/**/*.{yml,yaml}',
  '**/rancher/k3s/**/*.yaml',
  '**/*registr*.{yml,yaml}',
  '**/{distribution,docker-registry,registry}/config.{yml,yaml}',
  '**/recipes-*/**/*.sh',
  '**/recipes-*/**/*.{json,toml,conf,cfg,xl,service,socket,timer,mount,automount,path,slice,target,pod,kube,image,build,volume,network,yml,yaml}',
];

/** What editors call a shell script by its first line: programs of recipes have no ending. */
const scriptLanguages = ['shellscript', 'sh', 'bash'];

/**
 * The languages of files that get an outline and folds from here. Each editor has those of JSON already, and what has yet another language has an
 * extension of its own.
 */
const outlinedLanguages = ['plaintext', 'text', 'properties', 'ini', 'conf', 'dosini', 'cfg', 'toml', 'yaml'];

/** Where a name, a header or a value begins. */
const completionTriggers = ['"', "'", '.', '[', '=', ' ', ':'];

const expressions = patterns.map(globExpression);

/** Whether a file is asked for by its name. */
export function isAskedForByName(path: string): boolean {
  return expressions.some((expression) => expression.test(path));
}

/** Who is asked. */
export interface AskedClient {
  readonly client: ClientFeatures;
  readonly connection: Connection;
  readonly log: ErrorLog;
}

export function askForConfigFiles(asked: AskedClient): void {
  if (!asked.client.registersDocuments) return;
  const configFiles = patterns.map((pattern) => ({ scheme: 'file', pattern }));
  const scripts = scriptLanguages.map((language) => ({ scheme: 'file', language, pattern: '**/recipes-*/**' }));
  void ask(asked, configFiles, scripts);
}

/** Asks for files one by one; undefined where the client refuses. */
export function askForPaths(asked: AskedClient, paths: readonly string[]): Promise<BulkUnregistration | undefined> {
  return ask(
    asked,
    paths.map((path) => ({ scheme: 'file', pattern: exactPattern(path) })),
  );
}

function ask(
  { client, connection, log }: AskedClient,
  configFiles: readonly Filter[],
  scripts: readonly Filter[] = [],
): Promise<BulkUnregistration | undefined> {
  const registration = connection.client.register(registrations(client, configFiles, scripts));
  log.watch({ method: 'client/registerCapability' }, registration);
  return registration.catch(() => undefined);
}

interface Filter {
  readonly scheme: string;
  readonly language?: string;
  readonly pattern: string;
}

function registrations(
  client: ClientFeatures,
  configFiles: readonly Filter[],
  scripts: readonly Filter[],
): BulkRegistration {
  const documentSelector = [...configFiles, ...scripts];
  const all = BulkRegistration.create();
  all.add(DidOpenTextDocumentNotification.type, { documentSelector });
  all.add(DidChangeTextDocumentNotification.type, { documentSelector, syncKind: TextDocumentSyncKind.Incremental });
  all.add(DidCloseTextDocumentNotification.type, { documentSelector });
  if (client.registersHovers) all.add(HoverRequest.type, { documentSelector });
  if (client.registersCompletions) {
    all.add(CompletionRequest.type, {
      documentSelector,
      triggerCharacters: completionTriggers,
      resolveProvider: false,
    });
  }
  const outlined = outlinedLanguages.flatMap((language) => configFiles.map((each) => ({ ...each, language })));
  if (client.registersDocumentSymbols) all.add(DocumentSymbolRequest.type, { documentSelector: outlined });
  if (client.registersFoldings) all.add(FoldingRangeRequest.type, { documentSelector: outlined });
  if (client.registersDocumentLinks) all.add(DocumentLinkRequest.type, { documentSelector });
  if (client.takesCodeActionLiterals) {
    all.add(CodeActionRequest.type, { documentSelector, codeActionKinds: [CodeActionKind.QuickFix] });
  }
  if (client.pullsDiagnostics) {
    const options = { identifier: 'metavirt', interFileDependencies: true, workspaceDiagnostics: false };
    all.add(DocumentDiagnosticRequest.type, { documentSelector, ...options });
  }
  return all;
}
