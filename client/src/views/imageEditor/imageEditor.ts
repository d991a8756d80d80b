/** The read-only editor of OCI images: layouts, archives, and comparisons of two. Its page is a webview that asks for what it shows. */
import { randomBytes } from 'node:crypto';
import {
  type CustomDocument,
  type CustomReadonlyEditorProvider,
  commands,
  Disposable,
  Uri,
  type Webview,
  type WebviewPanel,
  window,
} from 'vscode';
import { imageEditorHtml } from '../../images/editorHtml';
import type { Session } from '../../session';
import { answerPage } from './answerPage';
import { type ImageSubject, imageViewTypes, subjectOf, subjectUri } from './imageSubject';

export function registerImageEditor(session: Session): Disposable {
  const provider: CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose() {} }),
    resolveCustomEditor: (document, panel) => show(document, panel, session),
  };
  return Disposable.from(
    ...imageViewTypes.map((viewType) =>
      window.registerCustomEditorProvider(viewType, provider, {
        webviewOptions: { enableFindWidget: true },
        supportsMultipleEditorsPerDocument: true,
      }),
    ),
  );
}

export async function showImageSubject(subject: ImageSubject): Promise<void> {
  await commands.executeCommand('vscode.openWith', subjectUri(subject), 'metavirt.image');
}

function show(document: CustomDocument, panel: WebviewPanel, session: Session): void {
  const { webview } = panel;
  const built = Uri.joinPath(session.context.extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [built] };
  panel.iconPath = Uri.joinPath(session.context.extensionUri, 'media', 'recipe.svg');
  const subject = subjectOf(document.uri);
  const answering = subject && answerPage(webview, subject, session);
  panel.onDidDispose(() => answering?.dispose());
  webview.html = imageEditorHtml({
    title: subject?.kind === 'image' ? subject.label : 'Comparison of images',
    nonce: randomBytes(16).toString('hex'),
    source: webview.cspSource,
    script: resource(webview, built, 'imageEditor.js'),
    style: resource(webview, built, 'imageEditorStyle.css'),
  });
}

function resource(webview: Webview, folder: Uri, name: string): string {
  return webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
}
