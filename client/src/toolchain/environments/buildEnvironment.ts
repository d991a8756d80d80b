/** A way to run BitBake, and the other programs that belong to it, in a build folder. */
import type { ProgramCommand } from '../startProgram';
import type { PathMap } from './pathMap';

export interface BuildEnvironment extends PathMap {
  readonly kind: 'command' | 'path' | 'script' | 'kas' | 'kas-container' | 'container' | 'ssh';
  /** What follows "BitBake" in a sentence for people: "through kas with kas-project.yml". */
  readonly description: string;
  /** The build folder as BitBake calls it. */
  readonly buildFolder: string;
  /**
   * The command that runs a program of the environment, such as `bitbake`, in the build folder. It writes all to standard output, in the order in
   * which it is written; only what starts it elsewhere, as ssh, may have a word to say on standard error.
   */
  command(program: string, words: readonly string[], options?: CommandOptions): ProgramCommand;
}

export interface CommandOptions {
  /** What is set in the program's environment, wherever it runs; BitBake hands only what it knows on to recipes. */
  readonly variables?: Variables;
  /**
   * The program is BitBake, and where it does not run here, the events of its log that tell of a build come on standard error, a line each
   * (`EventLogStream` takes them out).
   */
  readonly sendsEvents?: boolean;
  /** The program is only asked something, so nothing may be changed for it: no layers checked out, no configuration written. */
  readonly isQuestion?: boolean;
  /** The program is run in a terminal by a person, who types and interrupts it there. */
  readonly isForTerminal?: boolean;
}

/** Whether BitBake runs on this machine, among its programs. */
export function runsHere({ kind }: Pick<BuildEnvironment, 'kind'>): boolean {
  return kind !== 'kas-container' && kind !== 'container' && kind !== 'ssh';
}

/** Of an environment, by name. */
export type Variables = Readonly<Record<string, string>>;

/** How BitBake is to be started cannot be followed; the message is a sentence for the user. */
export class UnusableSettingError extends Error {}
