/** What is wrong with an answer that a recipe is to be made of; undefined where nothing is. Each says how to mend it. */
import { isSince, type Release } from './releases';

const longestName = 64;

/** `taken` are the names of the recipes that there are. */
export function nameProblem(name: string, taken: ReadonlySet<string>): string | undefined {
  if (name === '') return 'A recipe needs a name.';
  if (name.length > longestName) return `At most ${longestName} characters.`;
  if (name.includes('_')) return 'What follows a "_" in a file\'s name is the version: use "-" instead.';
  // Bundles and base images take a name with a dot for a reference to a registry.
  if (!/^[a-z][a-z0-9-]*$/.test(name)) return 'Lower case letters, digits and "-", with a letter first.';
  // When containers are imported, a number at the end is taken for a tag.
  if (/-\d+$/.test(name)) return 'A number at the end is taken for the tag of an image: leave it out, or put it first.';
  if (name.endsWith('-')) return 'A name cannot end in "-".';
  const meaning = specialEndings.find((ending) => name.endsWith(ending));
  if (meaning !== undefined) return `"${meaning}" at the end has a meaning of its own: choose another ending.`;
  if (name.startsWith('nativesdk-')) return '"nativesdk-" is for what goes into an SDK: leave it out.';
  if (taken.has(name)) return `There is a recipe called ${name} already: try ${name}-container.`;
  return undefined;
}

/** BitBake makes variants of recipes with these; `-oci` is what the folders of images end in. */
const specialEndings: readonly string[] = ['-native', '-cross', '-oci', '-dev', '-dbg', '-src', '-doc', '-staticdev'];

/** The names in a list that is separated by blanks. */
export function splitNames(text: string): readonly string[] {
  return text.split(/\s+/).filter((name) => name !== '');
}

export function packagesProblem(text: string): string | undefined {
  const wrong = splitNames(text).find((name) => !/^[a-z0-9][a-z0-9+.-]*$/.test(name));
  if (wrong === undefined) return undefined;
  if (wrong.includes(',') || wrong.includes(';')) return 'Separate the names with blanks.';
  return `"${wrong}" is not the name of a package: lower case letters, digits and "+", "." or "-".`;
}

/** The names of container image recipes, at least one. */
export function containersProblem(text: string): string | undefined {
  const names = splitNames(text);
  if (names.length === 0) return 'Name at least one container image recipe.';
  const wrong = names.find((name) => !isContainerName(name));
  return wrong === undefined ? undefined : `"${wrong}" is not the name of a recipe, such as container-base.`;
}

/** With a dot or a slash it would be a reference to a registry. */
export function isContainerName(name: string): boolean {
  return /^[a-z][a-z0-9+-]*$/.test(name);
}

/** The program alone: a path in the container, or a name that is looked for along PATH. */
export function programProblem(text: string): string | undefined {
  const program = text.trim();
  if (program === '' || /^[\w./+-]+$/.test(program)) return undefined;
  if (/\s/.test(program)) return 'The program alone; its arguments are asked for next.';
  return 'A path such as /usr/bin/hello, of letters, digits and "." "/" "+" "-" "_".';
}

/**
 * The class hands the words to a shell, which would read other characters its own way. Up to whinlatter it cuts them at blanks and knows no
 * quotes, before scarthgap it does not even do that.
 */
export function programArgumentsProblem(text: string, release: Release): string | undefined {
  const written = text.trim();
  if (!/^[\w\s./:=,+@%'-]*$/.test(written)) {
    return `Letters, digits, blanks and . / : = , + @ % - _ ' only: put the rest into a script that the image installs.`;
  }
  const words = written.includes("'") ? quotedWords(written) : splitNames(written);
  if (words === undefined) return `Each ' needs another one, with a whole word between them.`;
  if (written.includes("'") && !isSince(release, 'wrynose')) {
    return `${release} cuts arguments at blanks, whatever the quotes: put them into a script that the image installs.`;
  }
  if (words.length > 1 && !isSince(release, 'scarthgap')) {
    return `${release} hands all arguments over as one: use a single word, or a script that the image installs.`;
  }
  return undefined;
}

/** Undefined where a quote stands alone or within a word. */
function quotedWords(text: string): readonly string[] | undefined {
  return /^(?:\s*(?:[^\s']+|'[^']*')(?:\s+|$))*$/.test(text) ? (text.match(/'[^']*'|[^\s']+/g) ?? []) : undefined;
}
