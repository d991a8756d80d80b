/** The setting `metavirt.programs`: where programs are that are not to be looked for on PATH. */

/** Paths by the name of the program. */
export type ProgramPaths = Readonly<Record<string, string>>;

/** Reads the value of the setting; `skopeo` is that of `metavirt.skopeoPath`, which is older, and counts where the newer one says nothing. */
export function readProgramPaths(value: unknown, skopeo: string): ProgramPaths {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const named = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '');
  return Object.fromEntries([...(skopeo === '' ? [] : [['skopeo', skopeo]]), ...named]);
}
