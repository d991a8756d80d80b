/** The values that BitBake itself gives to the variables of a recipe, asked in one short-lived Python process. */
import { InterruptedError, runProgram } from '../runProgram';
import { MissingProgramError, type ProgramCommand } from '../startProgram';

export interface BitBakeValuesRequest {
  readonly buildFolder: string;
  /** The recipe's path. */
  readonly recipe: string;
  /** `native` or another variant of the recipe; empty for the recipe itself. */
  readonly variant?: string;
  /** Empty for the plain configuration. */
  readonly multiconfig: string;
  /** MACHINE and DISTRO, where they are not what the build folder says. */
  readonly chosen: Readonly<Record<string, string>>;
  /** The variables to ask for, instead of all. */
  readonly names?: readonly string[];
}

/** Null where the variable is not set. */
export type BitBakeValue = { readonly value: string | null } | { readonly error: string };

export interface BitBakeValues {
  /** BitBake's. */
  readonly version: string;
  /** Why BitBake skips the recipe; null where it does not. */
  readonly skipped: string | null;
  readonly values: Readonly<Record<string, BitBakeValue>>;
  /** The names of what is no text: functions, tasks, lists that BitBake keeps. */
  readonly others: readonly string[];
}

export type BitBakeAnswer =
  | { readonly kind: 'values'; readonly values: BitBakeValues }
  /** BitBake stopped before there were values; `message` is its own. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'timeout'; readonly limitMs: number };

/** Where Python is, and with it BitBake's library. */
export interface BitBakePython {
  /** The folder that holds the package `bb`; undefined for that of the `bitbake` which the build environment has on PATH. */
  readonly library: string | undefined;
  /** What runs `python3`. */
  command(words: readonly string[]): ProgramCommand;
  /** Whether `python3` runs on this machine. */
  readonly isHere: boolean;
}

export interface AskingLimits {
  readonly signal: AbortSignal;
  readonly limitMs: number;
}

const longestAnswerCharacters = 64 * 1024 * 1024;
/** The status with which a shell says that there is no such program. */
const noSuchProgram = 127;

/**
 * Runs `script` (words for Python that lead to bitbakeValues.py of this extension) with the library. Rejects with MissingProgramError where this machine
 * has no `python3` and with InterruptedError if `signal` aborted it.
 */
export async function askBitBake(
  script: readonly string[],
  python: BitBakePython,
  request: BitBakeValuesRequest,
  { signal, limitMs }: AskingLimits,
): Promise<BitBakeAnswer> {
  const { variant = '', names = null, ...asked } = request;
  const question = JSON.stringify({ ...asked, variant, names, library: python.library ?? null });
  const limit = AbortSignal.timeout(limitMs);
  let output = '';
  let complaints = '';
  try {
    const { exitCode } = await runProgram(
      python.command([...script, question]),
      AbortSignal.any([signal, limit]),
      (text, stream) => {
        if (stream === 'stderr') complaints = (complaints + text).slice(-2000);
        else if (output.length < longestAnswerCharacters) output += text;
      },
    );
    const answer = readAnswer(output);
    if (answer) return answer;
    const said = (complaints.trim() || output.trim()).slice(-2000) || `python3 ended with ${exitCode}`;
    if (exitCode !== noSuchProgram) return { kind: 'failed', message: said };
    if (python.isHere) throw new MissingProgramError('python3');
    return { kind: 'failed', message: `${said}. Install it there.` };
  } catch (error) {
    if (error instanceof InterruptedError && limit.aborted && !signal.aborted) return { kind: 'timeout', limitMs };
    throw error;
  }
}

/** The last line that is an answer of the script's; undefined where there is none. */
function readAnswer(output: string): BitBakeAnswer | undefined {
  for (const line of output.split('\n').reverse()) {
    const answer = line.startsWith('{') ? readLine(line) : undefined;
    if (answer) return answer;
  }
  return undefined;
}

function readLine(text: string): BitBakeAnswer | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof answer !== 'object' || answer === null) return undefined;
  if ('error' in answer) return { kind: 'failed', message: String(answer.error) };
  return 'values' in answer ? { kind: 'values', values: answer as BitBakeValues } : undefined;
}
