/** textDocument/codeAction: the fixes of the findings at the cursor, what is written of them, and all safe fixes at once. */
import { type CodeAction, CodeActionKind, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver/node';
import type { Span } from '../../base/span';
import { allSafeEdits, findingsAt, fixesAt, kindsAt } from '../../features/codeActions';
import { followsSettings } from '../../features/diagnostics';
import type { Diagnostic } from '../../features/diagnostics/diagnostic';
import { lineSuppressionFix, suppressionFix } from '../../features/suppressions';
import { hasLineComments } from '../../formats/configFile';
import { configFileAt } from '../../formats/configFileAt';
import type { FindingEdit, FindingFix } from '../../rules/finding';
import { findingsIn, lspDiagnostic } from '../lspDiagnostics';
import type { OpenConfigFile } from '../openConfigFiles';
import type { OpenDocument } from '../openDocuments';
import { rangeOf, spanOf } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

/** Run by `editor.codeActionsOnSave` where the user wants it. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.metavirt`;

export function registerCodeAction(session: Session): void {
  const { configFiles, connection, documents, log } = session;
  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    runSafe(log, { method: 'textDocument/codeAction', uri }, token, [], () => {
      const document = documents.get(uri) ?? configFiles.get(uri);
      if (!document) return [];
      const wants = (kind: CodeActionKind): boolean => isWanted(kind, context.only);
      return [
        ...(wants(CodeActionKind.QuickFix) ? quickFixes(session, document, spanOf(document, range)) : []),
        ...(wants(fixAllKind) ? fixAll(session, document) : []),
      ];
    }),
  );
}

/** A client that asks for `source` means `source.fixAll.metavirt` too; without a wish it means the light bulb's menu. */
function isWanted(kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  if (!only) return true;
  return only.some((wish) => wish === CodeActionKind.Empty || kind === wish || kind.startsWith(`${wish}.`));
}

/** The fixes, below them the comments that would suppress the findings, and what else the client can do about these. */
function quickFixes(session: Session, document: OpenDocument | OpenConfigFile, part: Span): CodeAction[] {
  const findings = findingsAt(findingsIn(session, document), part);
  const suppressible = findings.map((finding) => ({ ...finding, fix: suppression(session, finding, document) }));
  const fixes = [...fixesAt(findings, part), ...fixesAt(suppressible, part)].map(({ finding, fix, preferred }) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [lspDiagnostic(session.client, document.lines, finding)],
    isPreferred: preferred,
    edit: workspaceEdit(session, document, fix.edits),
  }));
  return [...fixes, ...kindsAt(findings, part).flatMap((finding) => aboutFinding(session, document, finding))];
}

const explainCommand = 'metavirt.searchDocumentation';
const turnOffCommand = 'metavirt.turnOffRule';

/** What a client offers that has the commands for it. */
function aboutFinding(
  { client }: Session,
  { uri, lines }: OpenDocument | OpenConfigFile,
  finding: Diagnostic,
): CodeAction[] {
  const { rule } = finding;
  const commands = [
    ...(client.commands.has(explainCommand)
      ? [{ title: `Explain ${rule}`, command: explainCommand, arguments: [{ name: rule }] }]
      : []),
    ...(client.commands.has(turnOffCommand) && followsSettings(finding)
      ? [{ title: `Turn off ${rule} in the settings…`, command: turnOffCommand, arguments: [{ rule, uri }] }]
      : []),
  ];
  const diagnostics = [lspDiagnostic(client, lines, finding)];
  return commands.map((command) => ({
    title: command.title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    command,
  }));
}

/** Not every format has comments. */
function suppression(
  { project }: Session,
  finding: Diagnostic,
  document: OpenDocument | OpenConfigFile,
): FindingFix | undefined {
  if ('file' in document) return suppressionFix(finding, document.file.tree);
  const file = configFileAt(document.path, document.text, project.snapshot);
  return file && hasLineComments(file.format) ? lineSuppressionFix(finding, document.text) : undefined;
}

function fixAll(session: Session, document: OpenDocument | OpenConfigFile): CodeAction[] {
  const edits = allSafeEdits(findingsIn(session, document));
  if (edits.length === 0) return [];
  return [{ title: 'Apply all safe fixes', kind: fixAllKind, edit: workspaceEdit(session, document, edits) }];
}

function workspaceEdit(
  session: Session,
  document: OpenDocument | OpenConfigFile,
  edits: readonly FindingEdit[],
): WorkspaceEdit {
  const textEdits = edits.map(({ span, text }): TextEdit => ({ range: rangeOf(document.lines, span), newText: text }));
  const { uri, version } = document;
  if (!session.client.versionsDocumentChanges) return { changes: { [uri]: textEdits } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] };
}
