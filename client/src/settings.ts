/** The extension's settings, read where they are needed so that a change counts at once. */
import { homedir } from 'node:os';
import { workspace } from 'vscode';
import { type BitBakeSetting, readBitBakeSetting } from './toolchain/environments/bitbakeSetting';
import { type ProgramPaths, readProgramPaths } from './toolchain/programs/programPaths';

export interface Settings {
  /** Empty if the user left it to the picker. */
  readonly buildFolder: string;
  readonly bitbakeCommand: readonly string[];
  /** How BitBake is started where no command stands for it. */
  readonly bitbake: BitBakeSetting;
  /** The checkout or the `lib` folder of BitBake; empty to look for it. */
  readonly bitbakeLibrary: string;
  /** The programs that are not to be looked for on PATH. */
  readonly programs: ProgramPaths;
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
  const programs = readProgramPaths(section.get('programs'), section.get('skopeoPath', ''));
  return {
    buildFolder: section.get('buildFolder', ''),
    bitbakeCommand: section.get('bitbakeCommand', []),
    bitbakeLibrary: section.get('bitbakeLibrary', ''),
    bitbake: readBitBakeSetting(section.get('bitbake'), firstWorkspaceFolder()),
    programs,
    skopeo: programs.skopeo ?? 'skopeo',
    checkBeforeBuild: section.get('checkBeforeBuild', true),
    authFile: section.get('deploy.authFile', ''),
    insecureRegistries: section.get('deploy.insecureRegistries', []),
    besideBitBakeExtension: section.get('besideBitBakeExtension', 'auto'),
  };
}

/** Where relative paths of settings start. */
function firstWorkspaceFolder(): string {
  return workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath ?? homedir();
}
