/** How the editor is set to indent. */
export interface Indentation {
  readonly spaces: boolean;
  readonly width: number;
}

/** What a line of continued text or of a body is moved in by where nothing else is set: all layers have it. */
export const fourSpaces = '    ';

/** One level more than `outer`, with tabs where that has them. BitBake warns of tabs in Python. */
export function deeper(outer: string, { spaces, width }: Indentation, python: boolean): string {
  if (python) return outer + fourSpaces;
  const hasTabs = outer === '' ? !spaces : outer.startsWith('\t');
  return outer + (hasTabs ? '\t' : ' '.repeat(width));
}
