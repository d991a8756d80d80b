/** A way to run BitBake, and the other programs that belong to it, in a build folder. */
import type { ProgramCommand } from '../startProgram';
import type { PathMap } from './pathMap';

export interface BuildEnvironment extends PathMap {
  readonly kind: 'command' | 'path' | 'script' | 'kas' | 'kas-container' | 'container' | 'ssh';
  /** What it is, in a few words for people: "kas with kas-project.yml". */
  readonly description: string;
  /** The build folder as BitBake calls it. */
  readonly buildFolder: string;
  /**
   * The command that runs a program of the environment, such as `bitbake`, in the build folder, with `variables` in its environment. It writes all to
   * standard output, in the order in which it is written.
   */
  command(program: string, words: readonly string[], variables?: Variables): ProgramCommand;
}

/** Of an environment, by name. */
export type Variables = Readonly<Record<string, string>>;

/** How BitBake is to be started cannot be followed; the message is a sentence for the user. */
export class UnusableSettingError extends Error {}
