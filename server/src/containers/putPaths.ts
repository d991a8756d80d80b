/** Where shell functions put files: the paths below `${D}` of a package or `${IMAGE_ROOTFS}` of an image, as far as the commands tell. */

/** The paths on the target. A path that is in none of the three is certainly not put there. */
export interface PutPaths {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  /** At these, and below them, anything may be: `/` where nothing can be told. */
  readonly trees: ReadonlySet<string>;
}

/** The value of a variable that is written `${NAME}`; undefined where it is not known. */
export type Expand = (name: string) => string | undefined;

interface GrowingPaths {
  readonly files: Set<string>;
  readonly folders: Set<string>;
  readonly trees: Set<string>;
}

/** Stands for the root in the words of a command. */
const mark = '\0';

const roots = /\$\{(?:D|PKGD|IMAGE_ROOTFS)\}|\$(?:D|PKGD|IMAGE_ROOTFS)\b/g;

/** Programs and functions that are told of the root and choose the paths themselves. */
const chooseThemselves = /\bDESTDIR\b|\boe_runmake\b|\w_do_install\b|--(?:dest-?dir|root|prefix)\b|\bINSTALL_ROOT\b/i;

export function pathsPut(code: string, expand: Expand): PutPaths {
  const paths: GrowingPaths = { files: new Set(), folders: new Set(), trees: new Set() };
  if (chooseThemselves.test(code)) paths.trees.add('/');
  const commands = commandsIn(code).map((words) => commandOf(words, expand));
  for (const command of commands) addFolders(command, paths);
  for (const command of commands) addFiles(command, paths, expand);
  return paths;
}

/** Everything is possible: a function that is not at hand, or that is no shell code. */
export const anyPath: PutPaths = { files: new Set(), folders: new Set(), trees: new Set(['/']) };

export function joinedPaths(all: readonly PutPaths[]): PutPaths {
  return {
    files: new Set(all.flatMap(({ files }) => [...files])),
    folders: new Set(all.flatMap(({ folders }) => [...folders])),
    trees: new Set(all.flatMap(({ trees }) => [...trees])),
  };
}

/** Whether the path may be there: put there itself, on the way to another one, or in a tree. */
export function mayHold({ files, folders, trees }: PutPaths, path: string): boolean {
  const isOnWay = (each: string): boolean => each === path || each.startsWith(`${path}/`);
  if ([...files, ...folders, ...trees].some(isOnWay)) return true;
  return [...trees].some((tree) => tree === '/' || path.startsWith(`${tree}/`));
}

interface Command {
  readonly program: string;
  readonly words: readonly string[];
  /** Those of the words that lie below the root. */
  readonly targets: readonly Target[];
}

interface Target {
  readonly index: number;
  readonly path: string;
  /** Whether all of the path is known; else it is as far as it is known. */
  readonly isKnown: boolean;
  /** It ends in a slash. */
  readonly isFolder: boolean;
  /** The output of the command goes there. */
  readonly isOutput: boolean;
}

/** The words of the commands that name the root. */
function commandsIn(code: string): readonly (readonly string[])[] {
  const lines = code
    .replace(/^[ \t]*#.*$/gm, '')
    .replaceAll('\\\n', ' ')
    .replace(roots, mark)
    .replace(/["']/g, '');
  return lines
    .split(/\n|;|&&|\||\{[ \t]|\(/)
    .filter((command) => command.includes(mark))
    .map((command) => command.trim().split(/\s+/));
}

const wordsBefore: ReadonlySet<string> = new Set(['if', 'then', 'else', 'elif', 'do', 'while', '!', 'time']);

function commandOf(all: readonly string[], expand: Expand): Command {
  const first = all.findIndex((word) => !wordsBefore.has(word));
  const words = all.slice(Math.max(0, first));
  const targets = words.flatMap((word, index): Target[] => {
    const at = word.indexOf(mark);
    if (at === -1) return [];
    const isOutput = /^\d?>{1,2}$/.test(word.slice(0, at)) || (at === 0 && /^\d?>{1,2}$/.test(words[index - 1] ?? ''));
    return [{ index, isOutput, ...pathOf(word.slice(at + 1), expand) }];
  });
  return { program: words[0] ?? '', words, targets };
}

/** `${sysconfdir}/app/` below the root. */
function pathOf(written: string, expand: Expand): Omit<Target, 'index' | 'isOutput'> {
  const text = expanded(written, expand);
  const unknown = text.search(/[$*?[`{]/);
  const known = unknown === -1 ? text : text.slice(0, text.lastIndexOf('/', unknown) + 1);
  const path = `/${known}`.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  return { path, isKnown: unknown === -1, isFolder: text.endsWith('/') };
}

/** Variables that are made of others are looked into so far. */
const maxDepth = 5;

function expanded(written: string, expand: Expand): string {
  let text = written;
  for (let depth = 0; depth < maxDepth && text.includes('${'); depth++) {
    text = text.replace(/\$\{([\w.+-]+)\}/g, (reference, name: string) => expand(name) ?? reference);
  }
  return text;
}

function isFolderMaker({ program, words }: Command): boolean {
  return (
    program === 'mkdir' ||
    (program === 'install' && words.some((word) => /^-[a-zA-Z]*d[a-zA-Z]*$|^--directory$/.test(word)))
  );
}

function addFolders(command: Command, { folders, trees }: GrowingPaths): void {
  if (!isFolderMaker(command)) return;
  for (const { path, isKnown } of command.targets) (isKnown ? folders : trees).add(path);
}

/** They change what is there already, take it away or look at it. */
const makesNothing: ReadonlySet<string> = new Set([
  '[',
  'chgrp',
  'chmod',
  'chown',
  'grep',
  'rm',
  'rmdir',
  'sed',
  'strip',
  'test',
]);

function addFiles(command: Command, paths: GrowingPaths, expand: Expand): void {
  if (isFolderMaker(command)) return;
  const outputs = command.targets.filter(({ isOutput }) => isOutput);
  for (const { path, isKnown } of outputs) (isKnown ? paths.files : paths.trees).add(path);
  const others = command.targets.filter(({ isOutput }) => !isOutput);
  if (makesNothing.has(command.program) || others.length === 0) return;
  const copied = isPlainCopy(command) ? copiedTo(command, others, { folders: paths.folders, expand }) : undefined;
  if (copied) for (const path of copied) paths.files.add(path);
  else if (command.program === 'touch' && others.every(({ isKnown }) => isKnown)) {
    for (const { path } of others) paths.files.add(path);
  } else for (const { path } of others) paths.trees.add(path);
}

/** `install` and `cp` of single files; the options before are those of the files' owners and modes. */
function isPlainCopy({ program, words }: Command): boolean {
  if (program !== 'install' && program !== 'cp') return false;
  return !words.some((word) => /^-[a-zA-Z]*[rRat]|^--(?:recursive|archive|target-directory)/.test(word));
}

/** The paths of the copies; undefined where names or the place are not known. */
function copiedTo(
  { words }: Command,
  targets: readonly Target[],
  { folders, expand }: { readonly folders: ReadonlySet<string>; readonly expand: Expand },
): readonly string[] | undefined {
  const target = targets.at(-1);
  if (!target?.isKnown || target.index !== words.length - 1) return undefined;
  const sources = words.slice(1, -1).filter((word, index, all) => !/^-/.test(word) && !takesValue(all[index - 1]));
  if (!target.isFolder && !folders.has(target.path)) return sources.length === 1 ? [target.path] : undefined;
  const names = sources.map((source) => expanded(source.replaceAll(mark, '').split('/').at(-1) ?? '', expand));
  if (names.length === 0 || names.some((name) => name === '' || /[$*?[`{}]/.test(name))) return undefined;
  return names.map((name) => `${target.path}/${name}`.replace('//', '/'));
}

/** `-m 0644`, `-o root`, `-g root`; `-Dm 0755`. */
function takesValue(option: string | undefined): boolean {
  return option !== undefined && /^-[a-zA-Z]*[mogS]$|^--(?:mode|owner|group|suffix)$/.test(option);
}
