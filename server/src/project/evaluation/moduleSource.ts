/** Takes the source of a Python module apart, so that its functions are compiled only when they are called. */
import { scanLines } from '../../syntax/python/logicalLines';

export interface ModuleParts {
  /** What runs when the module is imported: the source with the functions below blanked out, line for line. */
  readonly atOnce: string;
  /** The sources of functions, and of other names for what modules have, of which nothing but the name is needed. */
  readonly functions: ReadonlyMap<string, string>;
}

const definition = /^def[ \t]+([A-Za-z_]\w*)[ \t]*\(/;

/** Another name for what a module has: that module would be read for it. */
const alias = /^([A-Za-z_]\w*) = [A-Za-z_]\w*(?:\.\w+)+\s*$/;

/** A source that is no Python, or not to be cut into lines, is left whole. */
export function moduleParts(source: string): ModuleParts {
  const { lines, obstacle } = scanLines(source);
  if (obstacle) return { atOnce: source, functions: new Map() };
  const starts = lines.filter(({ indentation }) => indentation === 0).map(({ start }) => start);
  const functions = new Map<string, string>();
  const bound = new Map<string, number>();
  const pieces = starts.map((start, index) => {
    const text = source.slice(start, starts[index + 1] ?? source.length);
    // A decorator wants the function that follows it.
    const isDecorated = index > 0 && source.charAt(starts[index - 1] ?? 0) === '@';
    const name = isDecorated ? undefined : (definition.exec(text)?.[1] ?? alias.exec(text)?.[1]);
    const names = name ?? /^(?:def[ \t]+|class[ \t]+|async[ \t]+def[ \t]+)?([A-Za-z_]\w*)/.exec(text)?.[1];
    if (names !== undefined) bound.set(names, (bound.get(names) ?? 0) + 1);
    return { start, text, name };
  });
  let atOnce = '';
  let copied = 0;
  for (const { start, text, name } of pieces) {
    // What is bound twice depends on what happens in between.
    if (name === undefined || bound.get(name) !== 1) continue;
    functions.set(name, text);
    atOnce += source.slice(copied, start) + text.replace(/[^\n]+/g, '');
    copied = start + text.length;
  }
  return { atOnce: atOnce + source.slice(copied), functions };
}
