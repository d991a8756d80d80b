// The workspace that the tests run in: a copy of the sample layer, as fixture/sampleWorkspace.ts made it.
import { join } from 'node:path';
import * as vscode from 'vscode';

export const SAMPLE = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
export const BUILD_FOLDER = join(SAMPLE, 'build');

/** A file of the workspace, shown in an editor. */
export async function openSampleFile(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.file(join(SAMPLE, path)));
}
