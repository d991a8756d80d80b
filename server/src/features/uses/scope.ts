/**
 * Which files mean the same by a name. What a class or the configuration mentions is shared by all; else each recipe has variables and
 * functions of its own, with its appends and the files that it includes.
 */
import { baseName, folderOf } from '../../project/paths';
import type { Snapshot } from '../../project/snapshot';

/** Whether files of all recipes read what this one says. */
export function isShared(snapshot: Snapshot, path: string): boolean {
  const dialect = snapshot.file(path)?.dialect;
  return dialect === 'class' || dialect === 'conf' || (dialect === 'include' && path.includes('/conf/'));
}

/** Those of the files, all of which mention a name, that mean the same by it as the file `from`. */
export function inScope<File extends { readonly path: string }>(
  snapshot: Snapshot,
  from: string,
  files: readonly File[],
): readonly File[] {
  if (files.every(({ path }) => path === from) || files.some(({ path }) => isShared(snapshot, path))) return files;
  const includers = includersByName(snapshot);
  const reached = new Set(homesOf(snapshot, from, includers));
  let open = files.map((file) => ({ file, homes: homesOf(snapshot, file.path, includers) }));
  const met = new Set<File>();
  for (let growing = true; growing; ) {
    const near = open.filter(({ file, homes }) => file.path === from || homes.some((home) => reached.has(home)));
    for (const { file, homes } of near) {
      met.add(file);
      for (const home of homes) reached.add(home);
    }
    open = open.filter(({ file }) => !met.has(file));
    growing = near.length > 0;
  }
  return files.filter((file) => met.has(file));
}

/**
 * The recipes that read the file, and the folder around it: a path like `${BPN}.inc` is told only when BitBake expands it, and leads to
 * a file beside the recipe.
 */
function homesOf(snapshot: Snapshot, path: string, includers: Includers): string[] {
  const homes = [folderOf(path)];
  const open = [path];
  const seen = new Set(open);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const dialect = snapshot.file(next)?.dialect;
    if (dialect === 'recipe') homes.push(next);
    else if (dialect === 'append') homes.push(...snapshot.recipesOf(next).map((recipe) => recipe.path));
    for (const includer of includersOf(next, includers)) {
      if (seen.has(includer)) continue;
      seen.add(includer);
      open.push(includer);
    }
  }
  return homes;
}

/** The files with an `include` or `require`, by the base name of what they include. */
type Includers = ReadonlyMap<string, readonly { readonly path: string; readonly target: string }[]>;

function includersByName(snapshot: Snapshot): Includers {
  const byName = new Map<string, { path: string; target: string }[]>();
  for (const { path, includes } of snapshot.files()) {
    for (const target of includes) {
      const name = baseName(target);
      const known = byName.get(name);
      if (known) known.push({ path, target });
      else byName.set(name, [{ path, target }]);
    }
  }
  return byName;
}

/** Told by how the paths end: asking the disk for each would take longer than all else. */
function includersOf(path: string, includers: Includers): readonly string[] {
  const candidates = includers.get(baseName(path)) ?? [];
  return candidates.flatMap(({ path: includer, target }) => {
    const ending = target.replace(/^(?:\.{0,2}\/)+/, '');
    return path.endsWith(`/${ending}`) ? [includer] : [];
  });
}
