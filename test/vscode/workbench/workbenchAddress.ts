/** The address that opens a workspace in the web workbench. */

export interface WorkbenchTarget {
  /** Absolute path of the folder to open; without it the window is empty. */
  readonly folder?: string | undefined;
  readonly openFile?: string | undefined;
  readonly developmentExtensions?: readonly string[];
  /** The module whose `run` the extension host calls; its outcome ends the window. */
  readonly tests?: string | undefined;
}

/** The address for a target on the server at `authority`. The workbench reads all but the folder from `payload`. */
export function workbenchAddress(authority: string, target: WorkbenchTarget): string {
  const remote = (path: string) => `vscode-remote://${authority}${encodeURI(path)}`;
  const payload: [string, string][] = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...(target.developmentExtensions ?? []).map((path): [string, string] => ['extensionDevelopmentPath', remote(path)]),
  ];
  if (target.tests) payload.push(['extensionTestsPath', remote(target.tests)]);
  if (target.openFile) payload.push(['openFile', remote(target.openFile)]);
  const query = new URLSearchParams(target.folder ? { folder: target.folder } : { ew: 'true' });
  query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}
