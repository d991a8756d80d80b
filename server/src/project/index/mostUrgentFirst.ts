/** The order in which an index has its files: those that are open, then configuration, classes and includes, then recipes. */
export function mostUrgentFirst(files: readonly string[], openFiles: readonly string[]): readonly string[] {
  const isRecipe = (path: string) => path.endsWith('.bb') || path.endsWith('.bbappend');
  const open = new Set(openFiles);
  const closed = files.filter((path) => !open.has(path));
  const opened = files.filter((path) => open.has(path));
  return [...opened, ...closed.filter((path) => !isRecipe(path)), ...closed.filter(isRecipe)];
}
