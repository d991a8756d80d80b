/** The extension's settings, read where they are needed so that a change counts at once. */
import { workspace } from 'vscode';

export interface Settings {
  /** Empty if the user left it to the picker. */
  readonly buildFolder: string;
  readonly bitbakeCommand: readonly string[];
  /** The checkout or the `lib` folder of BitBake; empty to look for it. */
  readonly bitbakeLibrary: string;
  /** Whether a build is looked at before it is started. */
  readonly checkBeforeBuild: boolean;
  readonly skopeo: string;
  /** Empty for skopeo's own places. */
  readonly authFile: string;
  readonly insecureRegistries: readonly string[];
  readonly besideBitBakeExtension: 'auto' | 'everything' | 'containersOnly';
}

export function readSettings(): Settings {
  const section = workspace.getConfiguration('metavirt');
  return {
    buildFolder: section.get('buildFolder', ''),
    bitbakeCommand: section.get('bitbakeCommand', []),
    bitbakeLibrary: section.get('bitbakeLibrary', ''),
    checkBeforeBuild: section.get('checkBeforeBuild', true),
    skopeo: section.get('skopeoPath', '') || 'skopeo',
    authFile: section.get('deploy.authFile', ''),
    insecureRegistries: section.get('deploy.insecureRegistries', []),
    besideBitBakeExtension: section.get('besideBitBakeExtension', 'auto'),
  };
}
