/**
 * The one place where the extension starts a host program: always an argument array, never a shell line.
 * A program gets its own process group, so that an interrupt reaches what it has started as well, as Ctrl+C in a terminal does.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';

export interface ProgramCommand {
  /** A name that is looked up on PATH, or a path. */
  readonly program: string;
  readonly arguments: readonly string[];
  /** The working folder. */
  readonly folder?: string;
  /** Variables set on top of the extension's own environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A file that the program reads as its standard input; without one it reads nothing. */
  readonly inputFile?: string;
  /**
   * What it runs is out of the reach of signals, on another host or in a container: a line on its standard input stands for SIGINT, and the end of it
   * for the end of whoever started it.
   */
  readonly isInterruptedByInput?: boolean;
}

export interface ProgramEnd {
  /** The exit status; null if a signal ended the program. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunningProgram {
  readonly ended: Promise<ProgramEnd>;
  /** Sends a signal to the program and to what it has started; does nothing once it has ended. */
  send(signal: NodeJS.Signals): void;
}

/** The program could not be started because no such file is on PATH, or it may not be run. */
export class MissingProgramError extends Error {
  constructor(readonly program: string) {
    super(`${program} was not found`);
  }
}

/** The working folder given for a program is not there. */
export class MissingFolderError extends Error {
  constructor(readonly folder: string) {
    super(`The folder ${folder} does not exist`);
  }
}

/**
 * Starts a program; `onOutput` gets its standard output and standard error as text, in the pieces in which they arrive.
 * `ended` rejects with MissingProgramError or MissingFolderError if the program cannot be started at all.
 */
export function startProgram(
  command: ProgramCommand,
  onOutput: (text: string, stream: OutputStream) => void,
): RunningProgram {
  const input = command.inputFile === undefined ? undefined : openSync(command.inputFile, 'r');
  const child = spawn(command.program, [...command.arguments], {
    ...(command.folder === undefined ? {} : { cwd: command.folder }),
    env: { ...process.env, ...command.environment },
    // A program reads a file itself, through the descriptor that it inherits: however large, nothing of it goes through this process.
    stdio: [input ?? (command.isInterruptedByInput ? 'pipe' : 'ignore'), 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  if (input !== undefined) closeSync(input);
  child.stdin?.on('error', () => {
    // The program has closed its input: it is about to end.
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => onOutput(text, 'stdout'));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => onOutput(text, 'stderr'));
  let running = true;
  // A program in a group of its own would outlive the extension when its window is closed.
  const interruptAtExit = () => signalGroup(child, 'SIGINT');
  process.once('exit', interruptAtExit);
  const finish = () => {
    running = false;
    process.removeListener('exit', interruptAtExit);
  };
  const ended = new Promise<ProgramEnd>((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      finish();
      reject(startFailure(command, error));
    });
    child.on('close', (exitCode, signal) => {
      finish();
      resolve({ exitCode, signal });
    });
  });
  return {
    ended,
    send: (signal) => {
      if (!running) return;
      if (signal === 'SIGINT' && child.stdin) child.stdin.write('\n');
      else signalGroup(child, signal);
    },
  };
}

export type OutputStream = 'stdout' | 'stderr';

function startFailure(command: ProgramCommand, error: NodeJS.ErrnoException): Error {
  // Node reports a missing working folder with the same code and the program's name.
  if (error.code === 'ENOENT' && command.folder !== undefined && !existsSync(command.folder)) {
    return new MissingFolderError(command.folder);
  }
  return error.code === 'ENOENT' || error.code === 'EACCES' ? new MissingProgramError(command.program) : error;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group ended between the check and the signal.
  }
}
