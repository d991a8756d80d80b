/** Pages of Markdown that commands write: read-only documents, shown in VS Code's own Markdown preview. */
import { commands, type Disposable, Uri, workspace } from 'vscode';

const pageScheme = 'metavirt-markdown';

export interface MarkdownPages extends Disposable {
  /** Shows a page beside the editor. It is kept for as long as the window is open. */
  showBeside(title: string, markdown: string): Promise<void>;
}

export function createMarkdownPages(): MarkdownPages {
  const kept = new Map<string, string>();
  const mostKept = 50;

  const provider = workspace.registerTextDocumentContentProvider(pageScheme, {
    provideTextDocumentContent: (uri) =>
      kept.get(uri.toString()) ?? 'This page is gone. Run the command again that showed it.\n',
  });
  return {
    async showBeside(title, markdown) {
      const uri = pageUri(title);
      kept.delete(uri.toString());
      kept.set(uri.toString(), markdown);
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      await commands.executeCommand('markdown.showPreviewToSide', uri);
    },
    dispose: () => provider.dispose(),
  };
}

/** The last part of the path is the tab's name, and its ending makes the document Markdown. */
function pageUri(title: string): Uri {
  return Uri.from({ scheme: pageScheme, path: `/${title.replaceAll('/', '\u2215')}.md` });
}
