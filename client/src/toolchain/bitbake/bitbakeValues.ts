/** The values that BitBake itself gives to the variables of a recipe, asked in one short-lived Python process. */
import { delimiter } from 'node:path';
import { InterruptedError, runProgram } from '../runProgram';
import type { BitBakeLibrary } from './bitbakeLibrary';

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

const longestAnswerCharacters = 64 * 1024 * 1024;

/**
 * Runs `script` (bitbakeValues.py of this extension) with the library. Rejects with MissingProgramError where there is no `python3` and with
 * InterruptedError if `signal` aborted it.
 */
export async function askBitBake(
  script: string,
  library: BitBakeLibrary,
  request: BitBakeValuesRequest,
  { signal, limitMs }: { readonly signal: AbortSignal; readonly limitMs: number },
): Promise<BitBakeAnswer> {
  const { variant = '', names = null, ...asked } = request;
  const command = {
    program: 'python3',
    arguments: [script, JSON.stringify({ ...asked, variant, names, library: library.folder })],
    folder: request.buildFolder,
    environment: { PATH: [...library.programFolders, process.env.PATH ?? ''].join(delimiter) },
  };
  const limit = AbortSignal.timeout(limitMs);
  let answer = '';
  let complaints = '';
  try {
    const { exitCode } = await runProgram(command, AbortSignal.any([signal, limit]), (text, stream) => {
      if (stream === 'stderr') complaints = (complaints + text).slice(-2000);
      else if (answer.length < longestAnswerCharacters) answer += text;
    });
    return readAnswer(answer) ?? { kind: 'failed', message: complaints.trim() || `python3 ended with ${exitCode}` };
  } catch (error) {
    if (error instanceof InterruptedError && limit.aborted && !signal.aborted) return { kind: 'timeout', limitMs };
    throw error;
  }
}

/** Undefined for what is no answer of the script's. */
function readAnswer(text: string): BitBakeAnswer | undefined {
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
