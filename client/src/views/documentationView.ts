/** Pages of documentation, each an editor of its own: they take each other's place as previews do, and open again after a restart. */
import { type CustomReadonlyEditorProvider, commands, type Disposable, type Uri, type Webview, window } from 'vscode';
import { type DocumentationPage, type DocumentationPageParameters, documentationPageRequest } from '../protocol';
import type { Server } from '../server';
import { documentationHtml } from './documentationHtml';
import { nameOfPage, pageUri } from './pageUri';
import { createTrail } from './trail';

/** Named in package.json too. */
const viewType = 'metavirt.documentation';

/** All that a link on a page can do but lead to the web. */
const commandsOfPages = ['metavirt.searchDocumentation'];

export function registerDocumentationView(server: Server): Disposable {
  const trail = createTrail();
  async function show(uri: Uri, webview: Webview): Promise<void> {
    webview.options = { enableCommandUris: commandsOfPages, localResourceRoots: [] };
    const name = nameOfPage(uri);
    const previous = trail.visit(name);
    const markdown = await markdownOf(server, name);
    const body = await commands.executeCommand<string>('markdown.api.render', markdown);
    webview.html = documentationHtml({ title: name, body, previous });
  }
  const provider: CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose() {} }),
    resolveCustomEditor: ({ uri }, { webview }) => show(uri, webview),
  };
  return window.registerCustomEditorProvider(viewType, provider, { webviewOptions: { enableFindWidget: true } });
}

export async function showDocumentation(name: string): Promise<void> {
  await commands.executeCommand('vscode.open', pageUri(name));
}

async function markdownOf(server: Server, name: string): Promise<string> {
  const page = await server.request<DocumentationPage | null>(documentationPageRequest, {
    name,
  } satisfies DocumentationPageParameters);
  if (page) return page.markdown;
  if (page === undefined) return 'The language server does not run. *Meta-Virtualization: Show Output* says why.';
  return 'There is no page about this name. [Search the documentation](command:metavirt.searchDocumentation) for a part of it, or for a word of what it is for.';
}
