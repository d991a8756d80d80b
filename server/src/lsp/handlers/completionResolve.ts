/** completionItem/resolve: the explanation of the item that the user looks at. */
import { MarkupKind } from 'vscode-languageserver/node';
import { describeItem } from '../../features/completion/describeItem';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerCompletionResolve({ connection, log, project }: Session): void {
  connection.onCompletionResolve((item, token) =>
    runSafe(log, { method: 'completionItem/resolve' }, token, item, () => {
      const topic: unknown = item.data;
      const markdown = typeof topic === 'string' ? describeItem(project.snapshot, topic) : undefined;
      return markdown === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value: markdown } };
    }),
  );
}
