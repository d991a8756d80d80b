/** Asks a program for its version. It may be any script that is called so: it gets a moment of time, and only the start of its answer is read. */
import { type ProgramCommand, startProgram } from '../startProgram';

export type VersionAnswer =
  | { readonly kind: 'version'; readonly version: string }
  /** What it did instead, as the end of a sentence that begins with its name: "gave no answer in 5 s". */
  | { readonly kind: 'silent'; readonly why: string };

export interface VersionQuestion {
  readonly limitMs: number;
  readonly signal?: AbortSignal;
  /** The part of the answer that holds the version; without it the version is the first that there is. */
  readonly words?: RegExp;
}

const longestAnswerCharacters = 4096;

/** Never rejects: a program that cannot be started is silent as well. */
export async function askVersion(
  command: ProgramCommand,
  { limitMs, signal, words = /.*/s }: VersionQuestion,
): Promise<VersionAnswer> {
  if (signal?.aborted) return { kind: 'silent', why: 'was not asked' };
  let answer = '';
  let isLate = false;
  try {
    const running = startProgram(command, (text) => {
      answer += text.slice(0, longestAnswerCharacters - answer.length);
      if (answer.length >= longestAnswerCharacters) running.send('SIGKILL');
    });
    const stop = () => running.send('SIGKILL');
    const timer = setTimeout(() => {
      isLate = true;
      stop();
    }, limitMs);
    signal?.addEventListener('abort', stop, { once: true });
    const { exitCode } = await running.ended.finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    });
    const version = versionIn(words.exec(answer)?.[0] ?? '');
    if (version !== undefined) return { kind: 'version', version };
    if (isLate) return { kind: 'silent', why: `gave no answer in ${limitMs / 1000} s` };
    const said = answer.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
    return { kind: 'silent', why: said === '' ? `ended with ${exitCode ?? 'a signal'}` : `says: ${said}` };
  } catch {
    return { kind: 'silent', why: 'cannot be started' };
  }
}

/** The first number with a point in it, and what belongs to it: `1.30.0`, `9.2p1`, `2.3.0-rc.1`. */
export function versionIn(text: string): string | undefined {
  return /(?<![A-Za-z\d.])v?(\d{1,9}(?:\.\d{1,9}){1,5}(?:p\d{1,4}|-(?:rc|beta|alpha|dev)[.\d]{0,9})?)/.exec(text)?.[1];
}

/** Whether a version comes before another one; parts that are no numbers do not count. */
export function isOlder(version: string, than: string): boolean {
  const [numbers, others] = [partsOf(version), partsOf(than)];
  for (let index = 0; index < Math.max(numbers.length, others.length); index += 1) {
    const difference = (numbers[index] ?? 0) - (others[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function partsOf(version: string): readonly number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}
