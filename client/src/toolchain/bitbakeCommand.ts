/** How to start BitBake in a build folder so that it finds its environment. */
import { findInitScript } from './checkoutFolders';
import { findOnPath } from './findOnPath';
import { MissingProgramError, type ProgramCommand } from './startProgram';

export interface BitBakeRequest {
  readonly buildFolder: string;
  /** What follows `bitbake` on its command line. */
  readonly arguments: readonly string[];
  /** A command of the user's own that stands for `bitbake`; empty to look for it. */
  readonly customCommand: readonly string[];
}

// BitBake writes errors to standard error and all else to standard output; only one pipe for both keeps their order. The
// program and its arguments are positional parameters of bash, so that no text of theirs is ever read as shell.
const oneStream = 'exec "$@" 2>&1';
const afterEnvironment = 'source "$1" "$2" >/dev/null && shift 2 && exec "$@" 2>&1';

/**
 * The command for BitBake: the user's own, else `bitbake` on PATH, else through the `oe-init-build-env` that belongs to the build
 * folder. Rejects with MissingProgramError if there is none of them.
 */
export async function bitbakeCommand(request: BitBakeRequest): Promise<ProgramCommand> {
  const { buildFolder, customCommand } = request;
  if (customCommand.length > 0) {
    return inBuildFolder(buildFolder, ['-c', oneStream, 'bash', ...customCommand, ...request.arguments]);
  }
  if (await findOnPath('bitbake')) {
    return inBuildFolder(buildFolder, ['-c', oneStream, 'bash', 'bitbake', ...request.arguments]);
  }
  const script = await findInitScript(buildFolder);
  if (script === undefined) throw new MissingProgramError('bitbake');
  return inBuildFolder(buildFolder, [
    '-c',
    afterEnvironment,
    'bash',
    script,
    buildFolder,
    'bitbake',
    ...request.arguments,
  ]);
}

/**
 * A target that may stand on BitBake's command line: a recipe's name or provider, with `mc:NAME:` in front where it is of another
 * configuration. Anything that BitBake would take for an option is not one.
 */
export function isBuildTarget(text: string): boolean {
  return text.length <= 200 && /^[A-Za-z0-9][A-Za-z0-9+._/:-]*$/.test(text);
}

function inBuildFolder(buildFolder: string, bashArguments: readonly string[]): ProgramCommand {
  return {
    program: 'bash',
    arguments: bashArguments,
    folder: buildFolder,
    // VS Code may have been started from a shell set up for another build folder.
    environment: { BUILDDIR: buildFolder, BBPATH: buildFolder },
  };
}
