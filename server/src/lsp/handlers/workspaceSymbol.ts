import { type SymbolInformation, SymbolKind } from 'vscode-languageserver/node';
import { type WorkspaceSymbol, workspaceSymbols } from '../../features/workspaceSymbols';
import { runSafe } from '../runSafe';
import type { Session } from '../session';
import { uriOfPath } from '../uris';

export function registerWorkspaceSymbol({ connection, log, project }: Session): void {
  connection.onWorkspaceSymbol(({ query }, token) =>
    runSafe<SymbolInformation[]>(log, { method: 'workspace/symbol' }, token, [], () =>
      workspaceSymbols(project.snapshot, query).map(symbolInformation),
    ),
  );
}

function symbolInformation({ name, kind, path, line }: WorkspaceSymbol): SymbolInformation {
  const start = { line, character: 0 };
  return { name, kind: kinds[kind], location: { uri: uriOfPath(path), range: { start, end: start } } };
}

const kinds: Readonly<Record<WorkspaceSymbol['kind'], SymbolKind>> = {
  recipe: SymbolKind.Package,
  class: SymbolKind.Class,
  function: SymbolKind.Function,
  variable: SymbolKind.Variable,
};
