import type { Hover, Position } from 'vscode-languageserver/node';
import { hover } from '../../features/hover';
import { configHovers } from '../configFeatures';
import { configFileOf, filesWrittenBy } from '../configFileOf';
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
      const document = documents.get(uri);
      if (!document) return hoverOfKey(session, uri, position);
      await values.load();
      const { file, lines } = document;
      const offset = offsetAt({ text: file.tree.text, lines }, position);
      const found =
        hover(project.snapshot, file, offset, () => values.forFile(file), sourcesOf(session)) ??
        configHovers().writtenKeyHover(file.tree, offset);
      if (!found || !isKeptHover(file, found, session.settings)) return null;
      const contents = markupContent(hoverWithLinks(found.markdown, session.client), session.client.readsMarkdown);
      return { range: rangeOf(lines, found.span), contents };
    }),
  );
}

/** In a configuration file of a runtime, or a script that writes some. */
function hoverOfKey(session: Session, uri: string, position: Position): Hover | null {
  const { client, configFiles } = session;
  const document = configFiles.get(uri);
  if (!document) return null;
  const offset = offsetAt(document, position);
  const file = configFileOf(session, document);
  const found = file
    ? configHovers().configKeyHover(file, offset)
    : configHovers().scriptKeyHover(filesWrittenBy(session, document), offset);
  if (!found) return null;
  return { range: rangeOf(document.lines, found.span), contents: markupContent(found.markdown, client.readsMarkdown) };
}
