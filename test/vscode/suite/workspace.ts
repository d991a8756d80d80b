/** The workspace that the tests run in: a copy of the sample layer, as fixture/sampleWorkspace.ts made it. */
import { join } from 'node:path';
import * as vscode from 'vscode';

export const SAMPLE = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
export const BUILD_FOLDER = join(SAMPLE, 'build');

/** A file of the workspace, shown in an editor. */
export async function openSampleFile(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.file(join(SAMPLE, path)));
}

/** The position at the end of the first occurrence of `text`. */
export function positionAfter(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${document.uri.path} does not hold ${text}`);
  return document.positionAt(offset + text.length);
}
