/** Runs a host program to its end and keeps what it said. */
import { type OutputStream, type ProgramCommand, type ProgramEnd, startProgram } from './startProgram';

export interface ProgramResult extends ProgramEnd {
  /** Both streams as they arrived; of long output only the end. */
  readonly output: string;
}

/** The caller's abort signal ended the program. */
export class InterruptedError extends Error {
  constructor(readonly program: string) {
    super(`${program} was interrupted`);
  }
}

const keptOutputCharacters = 64 * 1024;
const patienceMs = 5000;

/**
 * Resolves when the program has ended, whatever its exit status. Rejects with MissingProgramError if it cannot be started
 * and with InterruptedError if `signal` aborted it: it is sent SIGINT, and SIGKILL if it has not ended five seconds later.
 */
export async function runProgram(
  command: ProgramCommand,
  signal?: AbortSignal,
  onOutput?: (text: string, stream: OutputStream) => void,
): Promise<ProgramResult> {
  if (signal?.aborted) throw new InterruptedError(command.program);
  let output = '';
  const running = startProgram(command, (text, stream) => {
    output = (output + text).slice(-keptOutputCharacters);
    onOutput?.(text, stream);
  });
  let lastResort: NodeJS.Timeout | undefined;
  const interrupt = () => {
    running.send('SIGINT');
    lastResort = setTimeout(() => running.send('SIGKILL'), patienceMs);
  };
  signal?.addEventListener('abort', interrupt, { once: true });
  try {
    const end = await running.ended;
    if (signal?.aborted) throw new InterruptedError(command.program);
    return { ...end, output };
  } finally {
    signal?.removeEventListener('abort', interrupt);
    clearTimeout(lastResort);
  }
}
