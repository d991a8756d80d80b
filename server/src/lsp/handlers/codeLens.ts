/** textDocument/codeLens and codeLens/resolve. */
import type { CodeLens, Command, Range } from 'vscode-languageserver/node';
import { codeLenses, type CodeLens as Lens } from '../../features/codeLenses';
import { imagePreview } from '../../features/imagePreview';
import { imageSummary } from '../../features/imagePreview/summary';
import type { ClientFeatures } from '../clientFeatures';
import { runSafe } from '../runSafe';
import type { Session } from '../session';
import { uriOfPath } from '../uris';

/** Shows places to choose from: `[uri, position, locations]`, as LSP writes them. A client that has it says so in `experimental.commands`. */
const showReferencesCommand = 'metavirt.showReferences';

/** Commands of our client; each takes `{ recipe }`. */
const previewImageCommand = 'metavirt.previewImage';
const buildImageCommand = 'metavirt.buildImage';
const deployImageCommand = 'metavirt.deployImage';
const runImageCommand = 'metavirt.runImage';

const firstLine = startOfLine(0);

export function registerCodeLens(session: Session): void {
  const { connection, documents, idle, log, project, values } = session;

  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    runSafe<CodeLens[]>(log, { method: 'textDocument/codeLens', uri }, token, [], async () => {
      if (!session.settings.codeLens) return [];
      // What is counted before all files are read would be too little.
      await project.settled;
      const document = documents.get(uri);
      if (!document) return [];
      return codeLenses(project.snapshot, document.file).flatMap((lens): CodeLens[] => {
        if (lens.kind === 'imageSummary') return [{ range: firstLine, data: uri }];
        const command = commandOf(lens, uri, session.client);
        return command ? [{ range: firstLine, command }] : [];
      });
    }),
  );

  connection.onCodeLensResolve((lens, token) => {
    const unresolved = { ...lens, command: textOnly('OCI image') };
    return runSafe<CodeLens>(log, { method: 'codeLens/resolve' }, token, unresolved, async () => {
      await Promise.all([values.load(), idle.afterEdit()]);
      const document = typeof lens.data === 'string' ? documents.get(lens.data) : undefined;
      const here = document && values.forFile(document.file);
      const release = project.snapshot.release?.name;
      const preview = here?.recipe && imagePreview(here.recipe.name, here.metadata, release);
      return preview ? { ...lens, command: textOnly(imageSummary(preview)) } : unresolved;
    });
  });
}

/** Undefined where the client cannot do it and the lens would say nothing else. */
function commandOf(
  lens: Exclude<Lens, { kind: 'imageSummary' }>,
  uri: string,
  client: ClientFeatures,
): Command | undefined {
  const runs = (command: string): boolean => client.commands.has(command);
  switch (lens.kind) {
    case 'places': {
      if (!runs(showReferencesCommand)) return textOnly(lens.title);
      const locations = lens.places.map(({ path, line }) => ({ uri: uriOfPath(path), range: startOfLine(line) }));
      return { title: lens.title, command: showReferencesCommand, arguments: [uri, firstLine.start, locations] };
    }
    case 'preview':
      return runs(previewImageCommand)
        ? { title: 'Preview', command: previewImageCommand, arguments: [{ recipe: lens.recipe }] }
        : undefined;
    case 'build':
      return runs(buildImageCommand)
        ? { title: 'Build', command: buildImageCommand, arguments: [{ recipe: lens.recipe }] }
        : undefined;
    case 'deploy':
      return runs(deployImageCommand)
        ? { title: 'Deploy…', command: deployImageCommand, arguments: [{ recipe: lens.recipe }] }
        : undefined;
    case 'run':
      return runs(runImageCommand)
        ? { title: 'Run…', command: runImageCommand, arguments: [{ recipe: lens.recipe }] }
        : undefined;
  }
}

/** An empty command makes editors show the words without a link. */
function textOnly(title: string): Command {
  return { title, command: '' };
}

function startOfLine(line: number): Range {
  return { start: { line, character: 0 }, end: { line, character: 0 } };
}
