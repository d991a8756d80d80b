/** The names that shell code gives to paths. */

/** The variables of the shell that code sets to a path, and always to the same. */
export function localPaths(code: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const line of code.split('\n')) {
    const [, name, path] = /^\s*(?:local )?([A-Za-z_]\w*)=(\S+)$/.exec(line.trimEnd()) ?? [];
    if (name === undefined || !path?.includes('/')) continue;
    const unquoted = path.replace(/["']/g, '');
    if ((paths.get(name) ?? unquoted) !== unquoted) ambiguous.add(name);
    paths.set(name, unquoted);
  }
  for (const name of ambiguous) paths.delete(name);
  return paths;
}

/** One variable may be made of another. */
export function withLocalPaths(target: string, paths: ReadonlyMap<string, string>): string {
  const put = (text: string): string =>
    text.replace(
      /\$(?:\{(\w+)\}|(\w+))/g,
      (all, long?: string, short?: string) => paths.get(long ?? short ?? '') ?? all,
    );
  return put(put(target));
}
