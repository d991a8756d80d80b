/** textDocument/prepareCallHierarchy, callHierarchy/incomingCalls and callHierarchy/outgoingCalls. */
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
} from 'vscode-languageserver/node';
import { incomingCalls, outgoingCalls, type TreeOf } from '../../features/callHierarchy';
import { fileMeant } from '../../features/context/fileMeant';
import { hierarchyItem } from '../hierarchyItem';
import { placeRanges } from '../placeRanges';
import { offsetAt } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';
import { pathOfUri } from '../uris';

export function registerCallHierarchy(session: Session): void {
  const { connection, documents, log, project, trees } = session;
  const treeOf: TreeOf = (path) => {
    const read = trees.read(path);
    return read.kind === 'tree' ? read.tree : undefined;
  };

  connection.languages.callHierarchy.onPrepare(({ textDocument: { uri }, position }, token) =>
    runSafe<CallHierarchyItem[] | null>(log, { method: 'textDocument/prepareCallHierarchy', uri }, token, null, () => {
      const document = documents.get(uri);
      const file = document && fileMeant(project.snapshot, document.file, offsetAt(document, position));
      return file ? [hierarchyItem(file)] : null;
    }),
  );

  connection.languages.callHierarchy.onIncomingCalls(({ item: { uri } }, token) =>
    runSafe<CallHierarchyIncomingCall[]>(log, { method: 'callHierarchy/incomingCalls', uri }, token, [], async () => {
      await project.settled;
      const rangeIn = placeRanges(session);
      return incomingCalls(project.snapshot, pathOfUri(uri), treeOf).map(({ file, spans }) => ({
        from: hierarchyItem(file),
        fromRanges: spans.map((span) => rangeIn(file.path, span)),
      }));
    }),
  );

  connection.languages.callHierarchy.onOutgoingCalls(({ item: { uri } }, token) =>
    runSafe<CallHierarchyOutgoingCall[]>(log, { method: 'callHierarchy/outgoingCalls', uri }, token, [], async () => {
      await project.settled;
      const path = pathOfUri(uri);
      const rangeIn = placeRanges(session);
      return outgoingCalls(project.snapshot, path, treeOf).map(({ file, spans }) => ({
        to: hierarchyItem(file),
        fromRanges: spans.map((span) => rangeIn(path, span)),
      }));
    }),
  );
}
