/** How an image is to be run: what a person may choose beside the image. */
import { existsSync } from 'node:fs';
import type { ImageProcess } from './imageProcess';
import type { PortMapping } from './ports';
import { RunFailure } from './runFailure';

export interface RunOptions {
  readonly ports: readonly PortMapping[];
  /** `HOST:CONTAINER`, or `HOST:CONTAINER:ro`, as engines take it. */
  readonly volumes: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** In place of the image's entry point; an empty text starts the command alone, undefined leaves it to the image. */
  readonly entrypoint?: string;
  /** In place of the image's command: the arguments of the entry point where there is one. Undefined leaves it to the image. */
  readonly command?: readonly string[];
  /** With a terminal that takes what is typed; else in the background. */
  readonly isInteractive: boolean;
  /** With nearly all rights of the engine, as systemd needs them under Docker. */
  readonly isPrivileged: boolean;
}

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'zsh']);

/** A shell that waits for input ends at once without a terminal, and what listens on no port is for a person to look at. */
export function wantsTerminal({ entrypoint, command, exposedPorts }: ImageProcess): boolean {
  const words = [...entrypoint, ...command];
  const program = words[0]?.split('/').at(-1) ?? '';
  return exposedPorts.length === 0 || (words.length === 1 && shells.has(program));
}

/** Throws RunFailure with what no runner would take of the options. */
export function checkOptions({ environment, volumes }: RunOptions): void {
  const problem = environmentProblem(environment) ?? volumes.map(volumeProblem).find((why) => why !== undefined);
  if (problem !== undefined) throw new RunFailure(`${problem}.`);
  for (const volume of volumes) {
    const [folder = ''] = volume.split(':');
    // Docker would make it, as root.
    if (!existsSync(folder)) throw new RunFailure(`${folder}, which the container is to see, is not on this machine.`);
  }
}

/** Why a line of an engine's file of variables cannot hold these; undefined if it can. */
export function environmentProblem(environment: Readonly<Record<string, string>>): string | undefined {
  for (const [name, value] of Object.entries(environment)) {
    if (!/^[A-Za-z_][\w.-]*$/.test(name)) return `"${name}" is no name of a variable`;
    if (/[\r\n\0]/.test(value)) return `The value of ${name} has several lines, which container engines do not take`;
  }
  return undefined;
}

/** Why an engine would not take this as a folder for the container; undefined if it does. */
export function volumeProblem(volume: string): string | undefined {
  return /^\/[^:]*:\/[^:]*(?::[\w,]+)?$/.test(volume)
    ? undefined
    : `"${volume}" is no pair of folders: write /folder/here:/folder/there, or with :ro behind it to forbid writing`;
}
