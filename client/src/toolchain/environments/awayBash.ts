/**
 * What runs a program of the build environment where no signal of ours reaches it: on another host, or in a container. The text never changes; folder,
 * scripts, program and arguments are the positional parameters of a bash there. It holds no line ends, for csh, which ssh may hand it to, takes
 * none in a word.
 */
import { followEventLog, makeEventLog, removeEventLog } from './awayEvents';
import type { CommandOptions } from './buildEnvironment';

/** Where BitBake is set up for a build folder, as seen from there. */
export interface BuildPlace {
  readonly buildFolder: string;
  /** The scripts that may set the shell up, as `oe-init-build-env` does; the first that is there is sourced. */
  readonly scripts: readonly string[];
  /** Whether one is sourced even where the program is on PATH already. */
  readonly isScriptNeeded: boolean;
}

// A script may set the positional parameters anew (that of bitbake-setup does): in a function it sets those of the function.
const setUpShell = [
  'cd -- "$1" || exit 1',
  'folder=$PWD needed=$2 count=$3',
  'shift 3',
  'scripts=("${@:1:count}")',
  'shift "$count"',
  'export BUILDDIR="$folder" BBPATH="$folder"',
  'while [ "$1" != -- ]; do export "$1"; shift; done',
  'shift',
  'setUp() { for script in "${scripts[@]}"; do if [ -f "$script" ]; then source "$script" "$folder" >/dev/null </dev/null; return; fi; done; }',
  'if [ "$needed" = 1 ] || ! command -v "$1" >/dev/null; then setUp || exit 1; fi',
  'cd -- "$folder" || exit 1',
  'command -v "$1" >/dev/null || { echo "$1 was not found for $folder on $HOSTNAME"; exit 127; }',
];

// Started under job control the program gets a process group of its own, to which an interrupt goes as from a terminal. Once nobody is left to send one,
// it is stopped as BitBake wants it: once to finish the running tasks, again to stop them, and for good.
const startInterrupted = [
  'exec 3<&0',
  'interrupt() { kill -INT -- "-$program"; }',
  'listen() { while read -r _ <&3; do interrupt; done; interrupt; sleep 3; interrupt; sleep 27; kill -KILL -- "-$program"; }',
  'set -m',
  '"$@" 2>&1 </dev/null 3<&- & program=$!',
  'listen >/dev/null 2>&1 & listener=$!',
  // Else bash has a word to say on its end.
  'disown "$listener"',
  'set +m',
];

const waitForEnd = ['wait "$program"', 'status=$?', 'kill -KILL -- "-$listener"'];

function runInterrupted({ sendsEvents }: CommandOptions): readonly string[] {
  const run = sendsEvents
    ? [...makeEventLog, ...startInterrupted, ...followEventLog, ...waitForEnd, ...removeEventLog]
    : [...startInterrupted, ...waitForEnd];
  return [...run, 'exit "$status"'];
}

/** The words that run a program in the build folder of `place`: in a terminal, or interrupted by lines on standard input. */
export function inBuildPlace(
  place: BuildPlace,
  program: string,
  words: readonly string[],
  options: CommandOptions = {},
): readonly string[] {
  const { variables = {}, isForTerminal = false } = options;
  const { buildFolder, scripts, isScriptNeeded } = place;
  const text = asOneLine([...setUpShell, ...(isForTerminal ? ['exec "$@"'] : runInterrupted(options))]);
  const setUp = [buildFolder, isScriptNeeded ? '1' : '0', String(scripts.length), ...scripts];
  const assignments = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  return ['bash', '-c', text, 'bash', ...setUp, ...assignments, '--', program, ...words];
}

/** The same where the shell is set up already and in the build folder. */
export function interruptedByInput(
  program: string,
  words: readonly string[],
  options: CommandOptions,
): readonly string[] {
  return ['bash', '-c', asOneLine(runInterrupted(options)), 'bash', program, ...words];
}

function asOneLine(commands: readonly string[]): string {
  return commands.join('; ');
}
