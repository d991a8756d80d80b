/** An address in SRC_URI taken apart: `git://host/path;branch=main`. */

export interface SourceAddress {
  /** `git`, `file`. */
  readonly scheme: string;
  /** What stands between `://` and the first `;`. */
  readonly location: string;
  /** What stands behind the `;`s; one without `=` is empty. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Undefined for a word that is no address, or not wholly known. */
export function sourceAddress(word: string): SourceAddress | undefined {
  const colon = word.indexOf('://');
  if (colon <= 0 || word.includes('${')) return undefined;
  const [location = '', ...options] = word.slice(colon + '://'.length).split(';');
  const parameters = options.filter(Boolean).map((option): [string, string] => {
    const equals = option.indexOf('=');
    return equals === -1 ? [option, ''] : [option.slice(0, equals), option.slice(equals + 1)];
  });
  return { scheme: word.slice(0, colon), location, parameters: new Map(parameters) };
}
