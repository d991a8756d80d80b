/**
 * Gives `.inc` and `.conf` files of a layer the language `bitbake` where the file patterns of the manifest cannot tell: any folder with a
 * `conf/layer.conf` is a layer, whatever it is called. A language that a person or another extension decided on is left alone.
 */
import { stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { type Disposable, languages, type TextDocument, type Uri, workspace } from 'vscode';

export function recognizeLayerFiles(): Disposable {
  // A document is looked at once, so that choosing "Plain Text" for it by hand lasts.
  const seen = new Set<string>();
  const look = (document: TextDocument) => {
    const { uri, languageId } = document;
    if (uri.scheme !== 'file' || languageId !== 'plaintext' || seen.has(uri.fsPath)) return;
    const ending = extname(uri.fsPath);
    if ((ending !== '.inc' && ending !== '.conf') || isAssociatedByUser(ending)) return;
    seen.add(uri.fsPath);
    void setLanguage(document, ending);
  };
  workspace.textDocuments.forEach(look);
  return workspace.onDidOpenTextDocument(look);
}

async function setLanguage(document: TextDocument, ending: string): Promise<void> {
  const layer = await layerOf(document.uri);
  if (layer === undefined || document.isClosed) return;
  // Outside `conf/` a layer carries the configuration files of programs, which are not BitBake's.
  if (ending === '.conf' && !document.uri.fsPath.startsWith(join(layer, 'conf', '/'))) return;
  await languages.setTextDocumentLanguage(document, 'bitbake');
}

/** The nearest folder above the file, within its workspace folder, that has a conf/layer.conf. */
async function layerOf(file: Uri): Promise<string | undefined> {
  const outermost = workspace.getWorkspaceFolder(file)?.uri.fsPath;
  if (outermost === undefined) return undefined;
  for (let folder = dirname(file.fsPath); folder.startsWith(outermost); folder = dirname(folder)) {
    if (await stat(join(folder, 'conf', 'layer.conf')).catch(() => undefined)) return folder;
  }
  return undefined;
}

function isAssociatedByUser(ending: string): boolean {
  const associations = workspace.getConfiguration('files').get<Record<string, string>>('associations', {});
  return Object.keys(associations).some((pattern) => pattern.endsWith(ending));
}
