/** The names that recipes and shell code give to paths. */

/** The variables that a BitBake file sets to a path, once and changes nowhere. */
export function constantPaths(text: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const changed = new Set<string>();
  const assignment = /^(?:export[ \t]+)?([A-Za-z_]\w*)([:[][^\s=]*)?[ \t]*((?:[?:+.]|\?\?)?=[+.]?)[ \t]*(.*)$/gm;
  for (const [, name = '', suffix, operator = '', value = ''] of text.matchAll(assignment)) {
    // A flag is no value.
    if (suffix?.startsWith('[')) continue;
    const path = /^(["'])([^"'\s]+)\1[ \t]*$/.exec(value)?.[2];
    const isPlain = path?.includes('/') === true && suffix === undefined && /^[?:]{0,2}=$/.test(operator);
    if (!isPlain || paths.has(name)) changed.add(name);
    else paths.set(name, path);
  }
  for (const name of changed) paths.delete(name);
  return paths;
}

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
