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
}

export interface BuildProgress {
  /** Tasks finished or running; skipped ones count, so that the number may jump. */
  readonly current: number;
  readonly total: number;
  /** The recipe's file, and the task: empty where the console does not name them. */
  readonly recipe: string;
  readonly task: string;
}
