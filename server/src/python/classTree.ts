/** Classes written down as a tree: each on a line of its own, two blanks further in than the class that it extends. */
import type { PyClass } from './class';

/** The classes by name, in the order of the lines; `define` is given the name and the class above, undefined for a class at the top. */
export function classTree(
  written: string,
  define: (name: string, base: PyClass | undefined) => PyClass,
): Map<string, PyClass> {
  const classes = new Map<string, PyClass>();
  const ancestors: PyClass[] = [];
  for (const line of written.trim().split('\n')) {
    const name = line.trim();
    const depth = (line.length - name.length) / 2;
    const made = define(name, ancestors[depth - 1]);
    classes.set(name, made);
    ancestors[depth] = made;
  }
  return classes;
}
