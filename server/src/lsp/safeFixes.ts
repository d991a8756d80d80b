/** The safe fixes in many files as one edit, in which each is named by what it mends. */
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { LineIndex } from '../base/lineIndex';
import { allSafeFixes, type SafeFix } from '../features/codeActions';
import type { CheckedFile } from '../features/diagnostics/checkFiles';
import type { Diagnostic } from '../features/diagnostics/diagnostic';
import { findingKinds } from '../features/findingKinds';
import { currentText } from './currentText';
import { textEditOf } from './positions';
import type { Session } from './session';
import { uriOfPath } from './uris';

export interface SafeFixes {
  readonly edit: WorkspaceEdit;
  readonly fixCount: number;
  /** How many files are changed. */
  readonly fileCount: number;
}

interface FixedFile extends CheckedFile {
  readonly lines: LineIndex;
  readonly fixes: readonly SafeFix<Diagnostic>[];
}

/** The client is asked to let the user confirm each kind of change, if it can. A file that has changed since it was looked at is left out. */
export function safeFixes(session: Session, files: readonly CheckedFile[]): SafeFixes {
  const fixed = files.flatMap((file): FixedFile[] => {
    if (currentText(session, file.path) !== file.text) return [];
    const fixes = allSafeFixes(file.findings);
    return fixes.length > 0 ? [{ ...file, fixes, lines: new LineIndex(file.text) }] : [];
  });
  const fixCount = fixed.reduce((sum, { fixes }) => sum + fixes.length, 0);
  return { edit: workspaceEdit(session, fixed), fixCount, fileCount: fixed.length };
}

function workspaceEdit(session: Session, files: readonly FixedFile[]): WorkspaceEdit {
  const { annotatesChanges, versionsDocumentChanges } = session.client;
  if (!versionsDocumentChanges) return { changes: Object.fromEntries(files.map(plainEdits)) };
  const documentChanges = files.map((file) => documentEdit(session, file));
  if (!annotatesChanges) return { documentChanges };
  const rules = new Set(files.flatMap(({ fixes }) => fixes.map(({ finding }) => finding.rule)));
  return { documentChanges, changeAnnotations: Object.fromEntries([...rules].map((rule) => [rule, annotation(rule)])) };
}

function annotation(rule: string): ChangeAnnotation {
  const description = findingKinds().find(({ id }) => id === rule)?.title;
  return { label: rule, needsConfirmation: true, ...(description !== undefined && { description }) };
}

function plainEdits({ path, lines, fixes }: FixedFile): [string, TextEdit[]] {
  return [uriOfPath(path), fixes.flatMap(({ edits }) => edits.map((edit) => textEditOf(lines, edit)))];
}

/** The version tells the client which text of an open document is meant. */
function documentEdit(
  { client, configFiles, documents }: Session,
  { path, lines, fixes }: FixedFile,
): TextDocumentEdit {
  const open = documents.atPath(path) ?? configFiles.atPath(path);
  const edits = fixes.flatMap(({ finding, edits }) =>
    edits.map((edit): TextEdit | AnnotatedTextEdit => {
      const plain = textEditOf(lines, edit);
      return client.annotatesChanges ? { ...plain, annotationId: finding.rule } : plain;
    }),
  );
  return { textDocument: { uri: open?.uri ?? uriOfPath(path), version: open?.version ?? null }, edits };
}
