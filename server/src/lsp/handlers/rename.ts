/** textDocument/prepareRename and textDocument/rename. What cannot be renamed is answered with an error that says why. */
import {
  type CancellationToken,
  LSPErrorCodes,
  type PrepareRenameResult,
  ResponseError,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { type Refusal, type RenameRequest, renamable, rename } from '../../features/rename';
import { isBelow } from '../../project/paths';
import type { OpenDocument } from '../openDocuments';
import { offsetAt, rangeOf } from '../positions';
import { renameEdit } from '../renameEdit';
import { runSafe } from '../runSafe';
import { type OpenNow, openNow, searchProject, treeReader } from '../searchProject';
import type { Session } from '../session';

export function registerRename(session: Session): void {
  const { connection, log } = session;
  connection.onPrepareRename((params, token) =>
    runSafe<PrepareRenameResult | null | ResponseError<void>>(
      log,
      { method: 'textDocument/prepareRename', uri: params.textDocument.uri },
      token,
      null,
      async () => {
        const asked = await askedRename(session, params);
        const found = asked && (await searchProject(renamable(asked.request), token));
        if (found?.kind === 'refused') return refusal(found);
        return found ? { range: rangeOf(asked.document.lines, found.span), placeholder: found.name } : null;
      },
    ),
  );
  connection.onRenameRequest((params, token) =>
    runSafe<WorkspaceEdit | null | ResponseError<void>>(
      log,
      { method: 'textDocument/rename', uri: params.textDocument.uri },
      token,
      null,
      () => renamed(session, params, params.newName, token),
    ),
  );
}

async function renamed(
  session: Session,
  place: TextDocumentPositionParams,
  newName: string,
  token: CancellationToken,
): Promise<WorkspaceEdit | null | ResponseError<void>> {
  const asked = await askedRename(session, place);
  const renaming = asked && (await searchProject(rename(asked.request, newName), token));
  if (!renaming) return null;
  if (renaming.kind === 'refused') return refusal(renaming);
  const edit = renameEdit(session.client, asked.documents, renaming);
  return (
    edit ?? refusal({ kind: 'refused', message: 'The editor cannot rename the files of the class along with it.' })
  );
}

interface AskedRename {
  readonly request: RenameRequest;
  readonly document: OpenDocument;
  readonly documents: OpenNow;
}

/** Undefined for a document that is not open. */
async function askedRename(
  session: Session,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): Promise<AskedRename | undefined> {
  await session.project.settled;
  const document = session.documents.get(uri);
  if (!document) return undefined;
  const documents = openNow(session);
  const { file, lines, text } = document;
  const request: RenameRequest = {
    snapshot: session.project.snapshot,
    read: treeReader(documents),
    file,
    offset: offsetAt({ text, lines }, position),
    isEditable: (path) => documents.has(path) || session.workspaceFolders.some((folder) => isBelow(path, folder)),
  };
  return { request, document, documents };
}

function refusal({ message }: Refusal): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
