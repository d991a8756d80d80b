/** A part of the text that describes a device of a Xen guest, with what xl makes of it. */
export interface SpecificationProblem {
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Whether xl stops; else it passes over the part. */
  readonly isRefused: boolean;
  /** What is wrong, as a part of a sentence. */
  readonly message: string;
  /** Names or words that would stand there, for a suggestion. */
  readonly expected?: readonly string[];
}
