/** What the text of a value looks like where that is more than a set of words. */
export interface ValueForm {
  /** What it takes, as it follows "takes". */
  readonly inWords: string;
  accepts(text: string): boolean;
  /** What the author meant by another text, as far as that is known. */
  meant?(text: string): string | undefined;
  /** Whether a reader that says nothing of other texts without this form stops at this one. */
  stopsAt?(text: string): boolean;
}

/** `inWords` as a noun with what belongs to it: "a time such as `30s`". */
export function form(inWords: string, accepts: (text: string) => boolean): ValueForm {
  return { inWords, accepts };
}

export function matching(inWords: string, pattern: RegExp): ValueForm {
  return form(inWords, (text) => pattern.test(text));
}
