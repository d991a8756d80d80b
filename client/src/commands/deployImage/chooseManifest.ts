/** Asks which manifest of Kubernetes gets an image: one of the workspace, another file, or a new one. */
import { Uri, window, workspace } from 'vscode';

const mostFiles = 500;
const largestBytes = 256 * 1024;
const outside = '{**/node_modules/**,**/tmp*/**,**/sstate*/**,**/downloads/**}';

/** The path of the file, which need not be there; undefined if the user left a question. */
export async function chooseManifest(name: string): Promise<string | undefined> {
  const items = [
    { label: '$(new-file) New Deployment…', detail: 'A manifest with the image in one container', uri: undefined },
    { label: '$(folder-opened) Choose a File…', detail: 'A manifest outside of the workspace', uri: undefined },
    ...(await manifestsOfWorkspace()).map((uri) => ({
      label: `$(file) ${workspace.asRelativePath(uri)}`,
      detail: 'The image takes the place of its other version there',
      uri,
    })),
  ];
  const [newOne, other] = items;
  const options = { title: 'Apply a manifest', placeHolder: 'The manifest that gets the image' };
  const picked = await window.showQuickPick(items, options);
  if (!picked) return undefined;
  const filters = { Manifests: ['yaml', 'yml'] };
  if (picked === newOne) {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const proposal = folder && { defaultUri: Uri.joinPath(folder, `${name}.yaml`) };
    return (await window.showSaveDialog({ title: options.title, filters, ...proposal }))?.fsPath;
  }
  if (picked === other) return (await window.showOpenDialog({ title: options.title, filters }))?.[0]?.fsPath;
  return picked.uri?.fsPath;
}

async function manifestsOfWorkspace(): Promise<readonly Uri[]> {
  const files = await workspace.findFiles('**/*.{yaml,yml}', outside, mostFiles);
  const areManifests = await Promise.all(files.map(isManifest));
  return files.filter((_, index) => areManifests[index]);
}

async function isManifest(uri: Uri): Promise<boolean> {
  const { size } = await workspace.fs.stat(uri);
  if (size > largestBytes) return false;
  const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
  return /^kind: *["']?(?:Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob)\b/m.test(text);
}
