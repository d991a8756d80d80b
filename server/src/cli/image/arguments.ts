/** The command line of `metavirt image`. */

export const imageUsage =
  'metavirt image RECIPE [--build DIR | --layers DIR...] [--machine M] [--distro D] [--json], or metavirt image PATH [--image NAME | --platform OS/ARCHITECTURE] [--contents | --files [--layer N] | --print FILE [--layer N] | --verify | --compare OTHER] [--json]';

export interface ImageArguments {
  readonly kind: 'image';
  /** A recipe, or the path of an image that was built. */
  readonly subject: string;
  /** Which one of several in the file: a name, the beginning of a digest, or a platform. */
  readonly image: string | undefined;
  readonly view: ImageView;
  readonly asJson: boolean;
  /** What is left, for recipes to be evaluated with: the recipe itself included. */
  readonly evaluation: readonly string[];
}

export type ImageView =
  | { readonly kind: 'overview' }
  /** What the layers add, hide and waste. */
  | { readonly kind: 'contents' }
  /** The files of a layer, counted from 1; undefined for what a container sees. */
  | { readonly kind: 'files'; readonly layer: number | undefined }
  /** The bytes of a file, of a layer counted from 1; undefined for what a container sees. */
  | { readonly kind: 'print'; readonly file: string; readonly layer: number | undefined }
  | { readonly kind: 'verify' }
  /** A recipe or a path, as the subject. */
  | { readonly kind: 'compare'; readonly other: string };

export interface WrongUse {
  readonly kind: 'wrong';
  readonly why: string;
}

/** Options that take what follows them, of the command and of the evaluation of recipes. */
const valued = ['--image', '--platform', '--layer', '--compare', '--print'];
const evaluationValued = ['--build', '--machine', '--distro', '--multiconfig'];
const views = ['--contents', '--files', '--verify'];

export function readImageArguments(args: readonly string[]): ImageArguments | WrongUse {
  const subjects: string[] = [];
  const evaluation: string[] = [];
  const values = new Map<string, string>();
  const given = new Set<string>();
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    const next = args[at + 1];
    if (valued.includes(word)) {
      if (next === undefined || next.startsWith('--')) return wrong(`${word} takes a value`);
      values.set(word, next);
      at++;
    } else if (views.includes(word)) {
      given.add(word);
    } else if (word === '--layers') {
      evaluation.push(word);
      for (; at + 1 < args.length && !args[at + 1]?.startsWith('--'); at++) evaluation.push(args[at + 1] ?? '');
    } else if (evaluationValued.includes(word)) {
      evaluation.push(word, ...(next === undefined ? [] : [next]));
      at++;
    } else {
      evaluation.push(word);
      if (!word.startsWith('-')) subjects.push(word);
    }
  }
  const [subject, ...others] = subjects;
  if (subject === undefined || others.length > 0) return wrong('name one recipe or image');
  const view = viewOf(given, values);
  if (view.kind === 'wrong') return view;
  const asJson = evaluation.includes('--json');
  if (view.kind === 'print' && asJson) return wrong('--print and --json exclude each other');
  const [name, platform] = [values.get('--image'), values.get('--platform')];
  if (name !== undefined && platform !== undefined) return wrong('--image and --platform exclude each other');
  return { kind: 'image', subject, image: name ?? platform, view, asJson, evaluation };
}

function viewOf(given: ReadonlySet<string>, values: ReadonlyMap<string, string>): ImageView | WrongUse {
  const [other, printed] = [values.get('--compare'), values.get('--print')];
  const asked = [...given, ...['--compare', '--print'].filter((view) => values.has(view))];
  if (asked.length > 1) return wrong(`${asked.join(' and ')} exclude each other`);
  const layer = values.get('--layer');
  if (layer !== undefined && printed === undefined && !given.has('--files')) {
    return wrong('--layer goes with --files or --print');
  }
  if (layer !== undefined && !/^[1-9]\d{0,4}$/.test(layer))
    return wrong('--layer takes the number of a layer, from 1 on');
  if (other !== undefined) return { kind: 'compare', other };
  if (given.has('--contents')) return { kind: 'contents' };
  if (given.has('--verify')) return { kind: 'verify' };
  const number = layer === undefined ? undefined : Number(layer);
  if (printed !== undefined) return { kind: 'print', file: printed, layer: number };
  if (given.has('--files')) return { kind: 'files', layer: number };
  return { kind: 'overview' };
}

function wrong(why: string): WrongUse {
  return { kind: 'wrong', why };
}
