/** How image-oci makes the entrypoint and the command of an image from the text of variables. */
import { compareReleases, type ReleaseName } from '../knowledge/release';
import { splitWords } from '../syntax/bitbake/text';
import { shellWords } from './shellWords';

/** What is done with the text of the entrypoint and of its arguments. */
export type CommandSplitting =
  /** Split as a shell would, with quotes, and each word quoted again. */
  | 'quoted-words'
  /** Split at blanks, and the words put into a shell command as they are. */
  | 'blanks'
  /** Put into a shell command as it is: the entrypoint without quotes, its arguments as one word. */
  | 'raw';

/** umoci came with kirkstone; sloci-image is given the raw text to this day. */
export function commandSplitting(release: ReleaseName, backend: string): CommandSplitting {
  if (backend === 'sloci-image' || compareReleases(release, 'scarthgap') < 0) return 'raw';
  return compareReleases(release, 'wrynose') < 0 ? 'blanks' : 'quoted-words';
}

/** The variables that are split so: OCI_IMAGE_CMD is newer than the others. */
export function commandVariables(release: ReleaseName): readonly string[] {
  const older = ['OCI_IMAGE_ENTRYPOINT', 'OCI_IMAGE_ENTRYPOINT_ARGS'];
  return compareReleases(release, 'wrynose') < 0 ? older : [...older, 'OCI_IMAGE_CMD'];
}

export interface ProcessTexts {
  readonly entrypoint: string;
  readonly entrypointArguments: string;
  readonly command: string;
}

export interface ProcessParts {
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
}

/** The entrypoint and the command of the image, word by word; undefined where a quote is not closed. */
export function processParts(texts: ProcessTexts, release: ReleaseName): ProcessParts | undefined {
  const split = compareReleases(release, 'wrynose') < 0 ? splitWords : shellWords;
  const entrypoint = split(texts.entrypoint);
  // The arguments of the entrypoint are the older way to give a command, and go before it.
  const command = split(texts.entrypointArguments === '' ? texts.command : texts.entrypointArguments);
  return entrypoint && command && { entrypoint, command };
}

/** The words that a container of the image starts with; undefined where a quote is not closed. */
export function processWords(texts: ProcessTexts, release: ReleaseName): readonly string[] | undefined {
  const parts = processParts(texts, release);
  return parts && [...parts.entrypoint, ...parts.command];
}

/** Whether a program runs whatever it is given as arguments: an init for containers, or a script that prepares things first. */
export function isWrapper(words: readonly string[]): boolean {
  const [program = ''] = words;
  const name = program.slice(program.lastIndexOf('/') + 1);
  // What follows the script of `sh -c` is its name, and nothing that runs.
  if (/^(?:ba|da)?sh$/.test(name)) return words.includes('-c');
  return wrappers.has(name) || words.at(-1) === '--' || /\.(?:ba)?sh$/.test(name) || /entry-?point/.test(name);
}

const wrappers: ReadonlySet<string> = new Set([
  'catatonit',
  'chroot',
  'docker-init',
  'dumb-init',
  'env',
  'exec',
  'gosu',
  // As the first process, systemd ignores arguments that are no options.
  'init',
  'nice',
  's6-init',
  'setpriv',
  'stdbuf',
  'su-exec',
  'systemd',
  'tini',
]);
