import type { Hover } from 'vscode-languageserver/node';
import { hover } from '../../features/hover';
import { markupContent } from '../markupContent';
import { isKeptHover } from '../officialExtension';
import { hoverWithLinks } from '../pageLinks';
import { offsetAt, rangeOf } from '../positions';
import { runSafe } from '../runSafe';
import { sourcesOf } from '../searchProject';
import type { Session } from '../session';

export function registerHover(session: Session): void {
  const { connection, documents, log, project, values } = session;
  connection.onHover(({ textDocument: { uri }, position }, token) =>
    runSafe<Hover | null>(log, { method: 'textDocument/hover', uri }, token, null, async () => {
      await values.load();
      const document = documents.get(uri);
      if (!document) return null;
      const { file, lines } = document;
      const offset = offsetAt({ text: file.tree.text, lines }, position);
      const found = hover(project.snapshot, file, offset, () => values.forFile(file), sourcesOf(session));
      if (!found || !isKeptHover(file, found, session.settings)) return null;
      const contents = markupContent(hoverWithLinks(found.markdown, session.client), session.client.readsMarkdown);
      return { range: rangeOf(lines, found.span), contents };
    }),
  );
}
