/** Which variable of BitBake an expression of Python reads and gives as it is. */
import type { ReadVariable } from '../writtenText';
import { type NameLookup, openingOf, split, type Tokens } from './tokens';

/** Names stand for names at most so often. */
const maxDepth = 6;

/**
 * `d.getVar('NAME')`, also by a name of the code that stands for it, `str(...)` and `int(...)` of it, and `... or 'another'`, which takes no empty value.
 * Undefined for all else.
 */
export function variableOf(
  source: string,
  tokens: Tokens,
  lookup: NameLookup,
  depth = 0,
): Pick<ReadVariable, 'name' | 'takes'> | undefined {
  const [first, second] = tokens;
  if (!first || depth > maxDepth) return undefined;
  const read = (part: Tokens): ReturnType<typeof variableOf> => variableOf(source, part, lookup, depth + 1);
  if (first.kind === 'name' && !second) return read(lookup(first.text) ?? []);
  const open = openingOf(tokens);
  if (first.text === '(' && open === 0) return read(tokens.slice(1, -1));
  const [either = [], ...others] = split(tokens, 'or');
  if (others.length > 0) {
    const variable = read(either);
    return variable && { ...variable, takes: variable.takes === 'any' ? 'filled' : variable.takes };
  }
  const args = split(tokens.slice(open + 1, -1), ',');
  if (open === 1 && first.text === 'str') return read(args[0] ?? []);
  if (open === 1 && first.text === 'int') {
    const variable = args.length === 1 ? read(args[0] ?? []) : undefined;
    return variable && { ...variable, takes: 'integer' };
  }
  const isRead = open === 3 && first.text === 'd' && second?.text === '.' && tokens[2]?.text === 'getVar';
  const [[name, ...rest] = [], expanded] = args;
  // `d.getVar('NAME', False)` gives what is written, with nothing put in.
  const isExpanded = expanded === undefined || /^(?:True|1)$/.test(expanded[0]?.text ?? '');
  if (!isRead || name?.kind !== 'string' || name.prefix !== '' || rest.length > 0 || !isExpanded) return undefined;
  return { name: source.slice(name.contentStart, name.contentEnd), takes: 'any' };
}
