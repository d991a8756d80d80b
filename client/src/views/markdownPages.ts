/** Pages of Markdown that the extension makes: read-only documents, shown in VS Code's own Markdown preview. */
import { commands, Disposable, Uri, workspace } from 'vscode';
import { type DocumentationPage, documentationPageRequest } from '../protocol';
import type { Server } from '../server';

const pageScheme = 'metavirt-page';

export interface MarkdownPages extends Disposable {
  /** Shows what is known about a name. */
  showDocumentation(name: string): Promise<void>;
  /** Shows a page beside the editor. It is kept for as long as the window is open. */
  showBeside(title: string, markdown: string): Promise<void>;
}

/** A page of documentation is asked of the server each time it is opened. */
export function createMarkdownPages(server: Server): MarkdownPages {
  const kept = new Map<string, string>();
  const mostKept = 50;

  async function textOf(uri: Uri): Promise<string> {
    const name = new URLSearchParams(uri.query).get('name');
    if (name === null) return kept.get(uri.toString()) ?? 'This page is gone. Run the command again that showed it.\n';
    const page = await server.request<DocumentationPage | null>(documentationPageRequest, { name });
    if (page) return `${page.markdown}\n`;
    if (page === undefined) return 'The language server does not run. *Meta-Virtualization: Show Output* says why.\n';
    return 'Nothing is known of this name. *Meta-Virtualization: Search Documentation* lists all that there is a page about.\n';
  }

  const provider = workspace.registerTextDocumentContentProvider(pageScheme, { provideTextDocumentContent: textOf });
  return {
    async showDocumentation(name) {
      await commands.executeCommand('markdown.showPreview', pageUri(name, { name }));
    },
    async showBeside(title, markdown) {
      const uri = pageUri(title, {});
      kept.delete(uri.toString());
      kept.set(uri.toString(), markdown);
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      await commands.executeCommand('markdown.showPreviewToSide', uri);
    },
    dispose: () => Disposable.from(provider).dispose(),
  };
}

/** The last part of the path is the tab's name, and its ending makes the document Markdown. */
function pageUri(title: string, query: Readonly<Record<string, string>>): Uri {
  return Uri.from({
    scheme: pageScheme,
    path: `/${title.replaceAll('/', '\u2215')}.md`,
    query: new URLSearchParams(query).toString(),
  });
}
