/** Writes a renaming as the edit that the client can take. */
import type {
  AnnotatedTextEdit,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { FileEdits, RenameEdit, Renaming } from '../features/rename';
import type { ClientFeatures } from './clientFeatures';
import type { OpenDocument } from './openDocuments';
import { rangeOf } from './positions';
import type { OpenNow } from './searchProject';
import { uriOfPath } from './uris';

const unsureAnnotation = 'unsure';

/** Undefined where files would have to be renamed, and the client cannot do that. Files are renamed after their text is changed. */
export function renameEdit(
  client: ClientFeatures,
  documents: OpenNow,
  { files, moves }: Renaming,
): WorkspaceEdit | undefined {
  if (moves.length > 0 && !client.renamesFiles) return undefined;
  if (!client.versionsDocumentChanges) return { changes: Object.fromEntries(files.map(plainEdits)) };
  const documentChanges = [
    ...files.map((file) => documentEdit(client, documents.get(file.path), file)),
    ...moves.map(({ from, to }): RenameFile => ({ kind: 'rename', oldUri: uriOfPath(from), newUri: uriOfPath(to) })),
  ];
  const hasUnsure = files.some(({ edits }) => edits.some(({ isSure }) => !isSure));
  if (!client.annotatesChanges || !hasUnsure) return { documentChanges };
  const annotation = {
    label: 'Words with most likely this meaning',
    description: 'Commands of shell code and strings of Python that may stand for something else',
    needsConfirmation: true,
  };
  return { documentChanges, changeAnnotations: { [unsureAnnotation]: annotation } };
}

function plainEdits({ path, lines, edits }: FileEdits): [string, TextEdit[]] {
  return [uriOfPath(path), edits.map(({ span, text }) => ({ range: rangeOf(lines, span), newText: text }))];
}

/** The version tells the client which text of an open document is meant. */
function documentEdit(
  client: ClientFeatures,
  open: OpenDocument | undefined,
  { path, lines, edits }: FileEdits,
): TextDocumentEdit {
  const edit = ({ span, text, isSure }: RenameEdit): TextEdit | AnnotatedTextEdit => {
    const plain = { range: rangeOf(lines, span), newText: text };
    return isSure || !client.annotatesChanges ? plain : { ...plain, annotationId: unsureAnnotation };
  };
  const textDocument = { uri: open?.uri ?? uriOfPath(path), version: open?.version ?? null };
  return { textDocument, edits: edits.map(edit) };
}
