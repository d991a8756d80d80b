/** completionItem/resolve: the explanation of the item that the user looks at. */
import { describeItem } from '../../features/completion/describeItem';
import { markupContent } from '../markupContent';
import { runSafe } from '../runSafe';
import { sourcesOf } from '../searchProject';
import type { Session } from '../session';

export function registerCompletionResolve(session: Session): void {
  const { connection, documents, log, project, values } = session;
  connection.onCompletionResolve((item, token) =>
    runSafe(log, { method: 'completionItem/resolve' }, token, item, async () => {
      const topic: unknown = item.data;
      if (typeof topic !== 'string') return item;
      await values.load();
      const document = session.proposedIn === undefined ? undefined : documents.get(session.proposedIn);
      const markdown = describeItem(
        project.snapshot,
        topic,
        document && values.forFile(document.file),
        sourcesOf(session),
      );
      if (markdown === undefined) return item;
      return { ...item, documentation: markupContent(markdown, session.client.readsMarkdownOfItems) };
    }),
  );
}
