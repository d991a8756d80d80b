/** How far a deployment is. */
export interface DeployProgress {
  /** A line to show. */
  readonly message: string;
  /** How much of the whole is done by it, in percent. */
  readonly incrementPercent: number;
}
