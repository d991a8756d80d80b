/** Something about a project's files that its user should know and no file can show: a folder that cannot be read, a limit. */
export interface ProjectNote {
  readonly path: string;
  /** What is so, and what does not work for it. */
  readonly message: string;
  /** Whether the user hears of it elsewhere: BitBake stops at a layer of bblayers.conf that is not there. */
  readonly isKnownElsewhere?: true;
}
