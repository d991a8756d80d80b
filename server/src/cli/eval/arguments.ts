/** The command line of `metavirt eval` and `metavirt image`. */

export interface EvaluationArguments {
  readonly kind: 'evaluation';
  /** Paths or names of recipes, as the user wrote them. */
  readonly recipes: readonly string[];
  readonly buildFolder: string | undefined;
  /** Folders of layers, or folders that hold some. */
  readonly layers: readonly string[];
  readonly machine: string | undefined;
  readonly distro: string | undefined;
  readonly multiconfig: string;
  readonly variables: readonly string[];
  /** A layer, by its folder or its name, all of whose recipes are meant. */
  readonly allOf: string | undefined;
  readonly withHistory: boolean;
  readonly asJson: boolean;
}

export interface WrongUse {
  readonly kind: 'wrong';
  readonly why: string;
}

const single = ['--build', '--machine', '--distro', '--multiconfig', '--all-of'] as const;
const switches = ['--history', '--json'] as const;

/** `--layers` takes all words up to the next option. */
export function readEvaluationArguments(args: readonly string[]): EvaluationArguments | WrongUse {
  const recipes: string[] = [];
  const layers: string[] = [];
  const variables: string[] = [];
  const values = new Map<string, string>();
  const given = new Set<string>();
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    const next = args[at + 1];
    if (isOneOf(switches, word)) {
      given.add(word);
    } else if (word === '--layers') {
      for (; at + 1 < args.length && !args[at + 1]?.startsWith('--'); at++) layers.push(args[at + 1] ?? '');
    } else if (word === '--var' || isOneOf(single, word)) {
      if (next === undefined || next.startsWith('--')) return wrong(`${word} takes a value`);
      if (word === '--var') variables.push(next);
      else values.set(word, next);
      at++;
    } else if (word.startsWith('-')) {
      return wrong(`unknown option ${word}`);
    } else {
      recipes.push(word);
    }
  }
  const buildFolder = values.get('--build');
  if (buildFolder !== undefined && layers.length > 0) return wrong('--build and --layers exclude each other');
  const allOf = values.get('--all-of');
  if (recipes.length === 0 && allOf === undefined) return wrong('name a recipe, or a layer with --all-of');
  return {
    kind: 'evaluation',
    recipes,
    buildFolder,
    layers,
    machine: values.get('--machine'),
    distro: values.get('--distro'),
    multiconfig: values.get('--multiconfig') ?? '',
    variables,
    allOf,
    withHistory: given.has('--history'),
    asJson: given.has('--json'),
  };
}

function isOneOf<Word extends string>(words: readonly Word[], word: string): word is Word {
  return words.some((each) => each === word);
}

function wrong(why: string): WrongUse {
  return { kind: 'wrong', why };
}
