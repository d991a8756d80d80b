/** How far work is that is shown while it is done. */
export interface StepProgress {
  /** A line to show; empty for that of before. */
  readonly message: string;
  /** How much of the whole has been done since the last report, in percent. */
  readonly incrementPercent: number;
}
