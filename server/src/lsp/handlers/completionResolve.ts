/** completionItem/resolve: the explanation of the item that the user looks at. */
import { MarkupKind } from 'vscode-languageserver/node';
import { describeItem } from '../../features/completion/describeItem';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerCompletionResolve(session: Session): void {
  const { connection, documents, log, project, values } = session;
  connection.onCompletionResolve((item, token) =>
    runSafe(log, { method: 'completionItem/resolve' }, token, item, async () => {
      const topic: unknown = item.data;
      if (typeof topic !== 'string') return item;
      await values.load();
      const document = session.proposedIn === undefined ? undefined : documents.get(session.proposedIn);
      const markdown = describeItem(project.snapshot, topic, document && values.forFile(document.file));
      return markdown === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value: markdown } };
    }),
  );
}
