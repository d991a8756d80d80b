/** Finds the place in the metadata that a message of BitBake is about. */

export interface MessagePlace {
  readonly file: string;
  /** Counted from 1; undefined if BitBake names the file alone. */
  readonly line: number | undefined;
  /** Variables, tasks or words to look for in the file where there is no line, the best first. */
  readonly names: readonly string[];
}

/** The files that belong to the metadata; BitBake's own Python files, which its tracebacks name as well, do not. */
const metadata = String.raw`/[^'\n]*?\.(?:bbappend|bbclass|bb|inc|conf)`;

/** How BitBake names places, the most exact first, each as in a recorded message. Groups: `file`, and `line` or `name` if there is one. */
const shapes: readonly RegExp[] = [
  new RegExp(`ParseError at (?<file>${metadata}):(?<line>\\d+):`),
  new RegExp(`in compiling python function in (?<file>${metadata}), line (?<line>\\d+):`),
  new RegExp(`\\(file: (?<file>${metadata}) line: (?<line>\\d+)\\)`),
  new RegExp(`^(?:${metadata}: )?(?<file>${metadata}):(?<line>\\d+)[: ]`),
  new RegExp(
    `ExpansionError during parsing (?<file>${metadata})(?:[\\s\\S]*?Failure expanding variable (?<name>[^\\s,\\[]+))?`,
  ),
  new RegExp(`^(?<file>${metadata}): Error during parse shell code, the last 5 lines are:\\s+(?<name>\\S[^\\n]*)`),
  new RegExp(`^(?<file>${metadata}): Exception during build_dependencies for (?<name>\\S+): `),
  new RegExp(`^Nothing R?PROVIDES '(?<name>[^']+)' \\(but (?:[\\w:-]*:)?(?<file>${metadata}) R?DEPENDS on`),
  new RegExp(`^Task (?:[\\w:-]*:)?(?<file>${metadata}):(?<name>do_\\w+) `),
  new RegExp(`^Setscene task \\((?:[\\w:-]*:)?(?<file>${metadata}):(?<name>do_\\w+?)(?:_setscene)?\\)`),
  new RegExp(`^Task do_\\w+ does not exist for target .* \\((?:[\\w:-]*:)?(?<file>${metadata}):do_\\w+\\)`),
  new RegExp(`^No recipes in \\S+ available for:\\n +(?<file>${metadata})`),
  new RegExp(`^Please check (?<name>BBLAYERS) in (?<file>${metadata})`),
  new RegExp(`^Unable to parse (?<file>${metadata})`),
  new RegExp(`^(?<file>${metadata}): (?:(?<name>[A-Z][A-Z0-9_]+(?::[a-z]\\S*)?)[: ])?`),
];

/** The place of a message, or undefined if it names no file of the metadata. Paths are as BitBake wrote them, absolute. */
export function placeOfMessage(message: string): MessagePlace | undefined {
  return placeOfStack(message) ?? placeOfTabs(message) ?? placeOfShape(message);
}

function placeOfShape(message: string): MessagePlace | undefined {
  for (const pattern of shapes) {
    const groups = pattern.exec(message)?.groups;
    const file = groups?.file;
    if (!groups || file === undefined) continue;
    const line = groups.line === undefined ? undefined : Number(groups.line);
    return { file, line, names: groups.name === undefined ? [] : [groups.name] };
  }
  return undefined;
}

/** A Python stack goes from the caller to the place that raised: the last frame in the metadata is the author's. */
function placeOfStack(message: string): MessagePlace | undefined {
  const frame = new RegExp(`^File: '(${metadata})', lineno: (\\d+), function: `, 'gm');
  let place: MessagePlace | undefined;
  for (const match of message.matchAll(frame)) {
    place = { file: match[1] ?? '', line: Number(match[2]), names: [] };
  }
  return place;
}

/** The warning of tabs names the recipe's whole path but only the base name of the file that has them, which may be a class. */
function placeOfTabs(message: string): MessagePlace | undefined {
  const tabs = new RegExp(
    `^(${metadata}): python should use 4 spaces indentation, but found tabs in (\\S+), line (\\d+)`,
  );
  const match = tabs.exec(message);
  const file = match?.[1] ?? '';
  return match && file.endsWith(`/${match[2]}`) ? { file, line: Number(match[3]), names: [] } : undefined;
}

/**
 * The place of a task's message that names no file itself: the recipe, and there what the message speaks of (an address that could not
 * be fetched, a variable) or else the task.
 */
export function placeInRecipe(recipe: string, task: string, message: string): MessagePlace {
  const addresses = [...message.matchAll(/\b[a-z]{2,9}:\/\/[^\s'",;)]+/g)].map(([address]) => address);
  const variables = [...message.matchAll(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/g)].map(([variable]) => variable);
  return { file: recipe, line: undefined, names: [...addresses.slice(0, 4), ...variables.slice(0, 4), task] };
}

/**
 * The exit status of a task's shell script, which the message of the failed task does not have: `exit code 2`. Undefined for any other message. Up to
 * 2.0 BitBake shows the exception as it is.
 */
export function reasonOfScript(message: string): string | undefined {
  const match = /^(?:Execution of '.*' failed with exit code |ExecutionError\('.*', )(\d+)/.exec(message);
  return match ? `exit code ${match[1]}` : undefined;
}

/**
 * The line, counted from 1, to show for a place in its file's text: BitBake's own where it gave one, else the line that defines the
 * first of the names that the file has, else the first that mentions it, else the first line.
 */
export function lineOfPlace(place: MessagePlace, text: string): number {
  if (place.line !== undefined) return place.line;
  const lines = text.split('\n');
  for (const name of place.names) {
    for (const fits of [isDefinition, mentions]) {
      const index = lines.findIndex((line) => fits(line, name));
      if (index >= 0) return index + 1;
    }
  }
  return 1;
}

function isDefinition(line: string, name: string): boolean {
  const bare = line.replace(/^(?:export |fakeroot |python )+/, '');
  if (!bare.startsWith(name)) return false;
  // What may follow a name that is being assigned or defined: an override, a flag, an operator, the parenthesis of a function.
  return /^(?:[:[]|\s*(?:\(|\?{0,2}=|:=|\+=|\.=|=))/.test(bare.slice(name.length));
}

function mentions(line: string, name: string): boolean {
  return !line.startsWith('#') && line.includes(name);
}
