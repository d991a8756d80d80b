/** A variable as BitBake left it, in the words of our own answers. */

/** As `expected.json` has it. */
export interface RecordedDatastoreVariable {
  readonly raw?: string | null;
  readonly value?: string | null;
  /** In the place of a value that BitBake could not work out. */
  readonly error?: { readonly type: string; readonly message: string };
  readonly flags?: Readonly<Record<string, unknown>>;
}

export interface RecordedVariable {
  readonly raw: string | null;
  /** `failed` where working it out raises. */
  readonly value: string | null;
  readonly flags: Readonly<Record<string, string | null>>;
}

/** Flags in which BitBake keeps what it knows of functions: their places are compared elsewhere, with the statements. */
const placeFlags: ReadonlySet<string> = new Set(['filename', 'lineno']);

/** `folder` takes the place of `$CASES`. */
export function recordedVariable(
  { raw, value, error, flags }: RecordedDatastoreVariable,
  folder: string,
): RecordedVariable {
  const inFolder = (text: string | null | undefined) => text?.replaceAll('$CASES', folder) ?? null;
  const texts = Object.entries(flags ?? {}).flatMap(([flag, written]) => {
    const isText = typeof written === 'string' || typeof written === 'number';
    // `_defaultval` and `:append` are no flags to us: they show in the value.
    return !isText || (/^[_:]/.test(flag) && !/^_[a-z]$/.test(flag)) || placeFlags.has(flag)
      ? []
      : [[flag, inFolder(String(written))] as const];
  });
  return { raw: inFolder(raw), value: error ? 'failed' : inFolder(value), flags: Object.fromEntries(texts) };
}
