/** What a running build tells. */
import type { MessagePlace } from './bitbakeMessagePlace';

export interface BuildFinding {
  readonly severity: 'error' | 'warning';
  /** The whole message, lines joined by a line feed, without BitBake's prefix. */
  readonly message: string;
  /** Undefined if BitBake names no file of the metadata. */
  readonly place: MessagePlace | undefined;
  /** The log file of the failed task. */
  readonly logFile?: string;
  /** The line in it, counted from 1, that tells what went wrong. */
  readonly logLine?: number;
}

export interface BuildProgress {
  /** What BitBake does before its tasks run, such as parsing; undefined once they do. */
  readonly phase: BuildPhase | undefined;
  /** Undefined until BitBake knows how many there are. Tasks that need not run count as done. */
  readonly tasks: TaskCount | undefined;
  /** Tasks whose result is looked for in sstate; undefined where there are none. */
  readonly setscene: TaskCount | undefined;
  /** The longest running first. */
  readonly running: readonly RunningTask[];
}

export interface BuildPhase {
  /** As BitBake calls it: "Parsing recipes". */
  readonly name: string;
  readonly current: number;
  /** 0 where BitBake does not tell. */
  readonly total: number;
}

export interface TaskCount {
  readonly done: number;
  readonly total: number;
}

export interface RunningTask {
  /** The recipe's name, with its version where only the console tells. */
  readonly recipe: string;
  /** With its `do_`. */
  readonly task: string;
  /** Milliseconds since 1970, of this machine's clock. */
  readonly startedMs: number;
  /** 0 to 100; undefined where the task does not tell. */
  readonly percent?: number;
  readonly logFile?: string;
}
