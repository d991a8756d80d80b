/** Above a patch of a layer: the recipes and appends that apply it. The server is asked once the patch is shown, and never gets its text. */
import { CodeLens, type Disposable, languages, Range, type TextDocument, workspace } from 'vscode';
import { type SourceFileUsersResult, sourceFileUsersRequest } from '../protocol';
import type { Server } from '../server';

const patches = { scheme: 'file', pattern: '**/*.{patch,diff}' };

export function showPatchLenses(server: Server): Disposable {
  return languages.registerCodeLensProvider(patches, { provideCodeLenses: (document) => lensesOf(server, document) });
}

async function lensesOf(server: Server, { uri }: TextDocument): Promise<CodeLens[]> {
  if (!workspace.getConfiguration('metavirt').get('codeLens', true)) return [];
  const found = await server.request<SourceFileUsersResult>(sourceFileUsersRequest, { uri: uri.toString() });
  const places = found?.places ?? [];
  if (places.length === 0) return [];
  const files = new Set(places.map((place) => place.uri));
  const [first = ''] = files;
  const title = `Applied by ${files.size === 1 ? decodeURIComponent(first.slice(first.lastIndexOf('/') + 1)) : `${files.size} files`}`;
  const start = { line: 0, character: 0 };
  return [
    new CodeLens(new Range(0, 0, 0, 0), {
      title,
      command: 'metavirt.showReferences',
      arguments: [uri.toString(), start, places],
    }),
  ];
}
