/** Templates: files that a recipe installs with something put in for their placeholders. */
import { type Span, span } from '../../base/span';
import { shellWords } from '../../syntax/shell/shellWords';

/** `@NAME@`, `%NAME%`, `__NAME__`, `##NAME##`, `{{name}}`, `<NAME>` and a word in capitals. */
const placeholder = String.raw`@[\w.-]+@|%{1,2}\w+%{1,2}|__\w+__|#{1,2}[A-Z]\w*#{1,2}|\{\{ ?\w+ ?\}\}|<[A-Z]\w*>|[A-Z][A-Z0-9_]{2,}`;

const filling = new RegExp(String.raw`^s([^\w\s\\])(?:${placeholder})\1[^\n]*\1[gI0-9]*$`);

/** Nobody uses more. */
const maxPlaceholders = 100;

/**
 * Where a line of shell code writes a file to that it only fills in, as the code names it: `sed -e 's,@NAME@,...,' FILE > TARGET`. Undefined where it does
 * anything else with it.
 */
export function filledTarget(line: string, isFile: (word: string) => boolean): string | undefined {
  const parts = shellWords(line, 0, line.length);
  const words = parts.map(({ start, end }) => line.slice(start, end));
  const [program = '', ...others] = words;
  const redirected = words.indexOf('>');
  const target = words[redirected + 1];
  if (!programs.has(program) || redirected === -1 || target === undefined) return undefined;
  const operators = parts.filter(({ isOperator }) => isOperator).map(({ start, end }) => line.slice(start, end));
  if (words.length !== redirected + 2 || operators.some((operator) => operator !== '>' && operator !== '<'))
    return undefined;
  const given = others.slice(0, redirected - 1).filter((word) => word !== '<');
  const files = given.filter(isFile);
  const scripts = given.filter((word) => !isFile(word) && !/^(?:-[eEr]|--expression)$/.test(word));
  if (files.length !== 1 || (program === 'cat' && scripts.length > 0)) return undefined;
  return program === 'envsubst' || scripts.every(onlyFills) ? target : undefined;
}

const programs: ReadonlySet<string> = new Set(['sed', 'cat', 'envsubst']);

function onlyFills(script: string): boolean {
  const commands = script
    .replace(/^--expression=/, '')
    .replace(/["']/g, '')
    .split(/;[ \t]*(?=s[^\w\s])/);
  return commands.every((command) => filling.test(command.trim().replace(/;$/, '')));
}

/** Where the placeholders stand in a text that its recipes put something in for with `sed`, in order. */
export function placeholdersIn(text: string, recipeTexts: readonly string[]): readonly Span[] {
  const substitution = new RegExp(String.raw`(?<![\w$])s([^\w\s\\])(${placeholder})\1`, 'g');
  const names = recipeTexts
    .filter((recipe) => /\bsed\b/.test(recipe))
    .flatMap((recipe) => [...recipe.matchAll(substitution)].map(([, , name = '']) => name));
  const longestFirst = [...new Set(names)].slice(0, maxPlaceholders).sort((one, other) => other.length - one.length);
  const found: Span[] = [];
  for (const name of longestFirst) {
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
      const place = span(at, at + name.length);
      if (!found.some(({ start, end }) => start < place.end && place.start < end)) found.push(place);
    }
  }
  return found.sort((one, other) => one.start - other.start);
}
