/** BitBake on this machine: a command of the user's own, `bitbake` on PATH, or after a script that sets up a shell. */
import type { ProgramCommand } from '../startProgram';
import { asOneLine } from './awayBash';
import type { BuildEnvironment, CommandOptions } from './buildEnvironment';
import { samePaths } from './pathMap';
import { runOpeningShells } from './terminalShell';

// BitBake writes errors to standard error and all else to standard output; only one pipe for both keeps their order. The
// program and its arguments are positional parameters of bash, so that no text of theirs is ever read as shell.
const oneStream = 'exec "$@" 2>&1';
// bitbake-setup's script sets the positional parameters anew; in a function it sets those of the function.
const enterByScript = 'enter() { source "$1" "$2" >/dev/null; }; enter "$1" "$2" && shift 2 || exit';

function run({ opensShells }: CommandOptions = {}): string {
  return opensShells ? asOneLine(runOpeningShells) : oneStream;
}

/** The user's command stands for `bitbake` alone; other programs are looked for on PATH. */
export function customCommandEnvironment(buildFolder: string, customCommand: readonly string[]): BuildEnvironment {
  return {
    ...samePaths,
    kind: 'command',
    description: `by the command ${customCommand.join(' ')}`,
    buildFolder,
    command: (program, words, options) =>
      inBuildFolder(buildFolder, options, [
        '-c',
        oneStream,
        'bash',
        ...(program === 'bitbake' ? customCommand : [program]),
        ...words,
      ]),
  };
}

export function pathEnvironment(buildFolder: string): BuildEnvironment {
  return {
    ...samePaths,
    kind: 'path',
    description: 'from PATH',
    buildFolder,
    command: (program, words, options) =>
      inBuildFolder(buildFolder, options, ['-c', run(options), 'bash', program, ...words]),
  };
}

/** `script` is an `oe-init-build-env`, or the `init-build-env` that bitbake-setup writes into a build folder. */
export function scriptEnvironment(buildFolder: string, script: string): BuildEnvironment {
  return {
    ...samePaths,
    kind: 'script',
    description: `set up by ${script}`,
    buildFolder,
    command: (program, words, options) =>
      inBuildFolder(buildFolder, options, [
        '-c',
        asOneLine([enterByScript, run(options)]),
        'bash',
        script,
        buildFolder,
        program,
        ...words,
      ]),
  };
}

function inBuildFolder(
  buildFolder: string,
  { variables }: CommandOptions = {},
  bashArguments: readonly string[],
): ProgramCommand {
  return {
    program: 'bash',
    arguments: bashArguments,
    folder: buildFolder,
    // VS Code may have been started from a shell set up for another build folder.
    environment: { BUILDDIR: buildFolder, BBPATH: buildFolder, ...variables },
  };
}
