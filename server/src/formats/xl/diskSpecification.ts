/**
 * Where libxlutil refuses the text of a disk: `target,format,vdev,access` by position, `key=value` and flags in between, `target=` last. After the
 * rules of `libxlu_disk_l.l`; compared with libxlutil 4.17 in `test/toolchain/xlConfig.test.ts`.
 */
import type { SpecificationProblem } from './specificationPart';

const formats = ['raw', 'qcow', 'qcow2', 'vhd', 'qed', 'empty'];
const accesses = ['r', 'ro', 'w', 'rw'];

/** Keys with the words that they take; those with none take any. */
const keys: ReadonlyMap<string, readonly string[]> = new Map([
  ['format', formats],
  ['devtype', ['cdrom', 'disk']],
  ['access', accesses],
  ['backend', []],
  ['backendtype', ['phy', 'tap', 'qdisk', 'standalone']],
  ['specification', ['xen', 'virtio']],
  ['vdev', []],
  ['script', []],
  ['colo-host', []],
  ['colo-port', []],
  ['colo-export', []],
  ['active-disk', []],
  ['hidden-disk', []],
  ['grant_usage', ['0', '1']],
  ['target', []],
]);

/** An empty word is as good as none for these. */
const mayBeEmpty: ReadonlySet<string> = new Set(['format', 'access']);

const flags: ReadonlySet<string> = new Set([
  'cdrom',
  'direct-io-safe',
  'discard',
  'no-discard',
  'colo',
  'no-colo',
  'trusted',
  'untrusted',
]);

/** Before the path, in place of a format. */
const prefixes: ReadonlySet<string> = new Set(
  'raw qcow qcow2 vhd qed iscsi nbd enbd drbd tapdisk tap tap2 aio ioemu file phy'.split(' '),
);

interface Disk {
  /** What is given so far, by its key. */
  readonly given: Map<string, string>;
  hasPrefix: boolean;
  hasAccess: boolean;
  isRemovable: boolean;
}

/** The first thing that is wrong. */
export function diskProblem(text: string): SpecificationProblem | undefined {
  const disk: Disk = { given: new Map(), hasPrefix: false, hasAccess: false, isRemovable: false };
  for (let at = 0; at < text.length; ) {
    while (/[ \t\n]/.test(text.charAt(at))) at++;
    if (at >= text.length) break;
    const prefix = /^([a-z][a-z0-9]*):/.exec(text.slice(at, at + 40))?.[1];
    if (prefix !== undefined && isPrefix(prefix, text.charAt(at + prefix.length + 1))) {
      if (!prefixes.has(prefix)) return refused(at, at + prefix.length + 1, `\`${prefix}:\` is no prefix of a path`);
      disk.hasPrefix = true;
      const again = formats.includes(prefix) ? give(disk, 'format', prefix, at) : undefined;
      if (again) return again;
      at += prefix.length + 1;
      continue;
    }
    const comma = text.indexOf(',', at);
    const end = text.startsWith('target=', at) || comma === -1 ? text.length : comma;
    const problem = part(disk, text.slice(at, end), at);
    if (problem) return problem;
    at = end + 1;
  }
  if (!disk.given.has('vdev')) return refused(0, text.length, 'the disk has no virtual device such as `xvda`');
  const hasTarget = disk.given.has('target') || disk.isRemovable;
  return hasTarget ? undefined : refused(0, text.length, 'the disk has no target, a file or device of the host');
}

/** An unknown word is taken for one only where no name goes on behind the colon, as in `hdc:cdrom`. */
function isPrefix(word: string, next: string): boolean {
  return prefixes.has(word) || (next !== '' && !/[a-z0-9]/.test(next));
}

function part(disk: Disk, word: string, start: number): SpecificationProblem | undefined {
  const equals = word.indexOf('=');
  if (equals !== -1) return keyed(disk, word.slice(0, equals), word.slice(equals + 1), start);
  if (!flags.has(word)) return positional(disk, word, start);
  if (word === 'cdrom') disk.isRemovable = true;
  return undefined;
}

function keyed(disk: Disk, key: string, value: string, start: number): SpecificationProblem | undefined {
  const valueStart = start + key.length + 1;
  const words = keys.get(key);
  if (!words) {
    return refused(start, start + key.length, `\`${key}\` is no parameter of a disk`, [...keys.keys()]);
  }
  const isTaken = words.length === 0 || words.includes(value) || (value === '' && mayBeEmpty.has(key));
  if (!isTaken) {
    return refused(valueStart, valueStart + value.length, `\`${key}\` of a disk is ${inWords(words)}`, words);
  }
  if (key === 'devtype') disk.isRemovable = value === 'cdrom';
  return give(disk, key, value, valueStart);
}

/** These can be given again, and the last one counts. */
const mayBeRepeated: ReadonlySet<string> = new Set(['access', 'devtype', 'grant_usage', 'colo-port']);

/** Most can be given once; what was empty before, and the same word of a few, counts for none. */
function give({ given }: Disk, key: string, value: string, start: number): SpecificationProblem | undefined {
  const before = given.get(key);
  const isWord = (keys.get(key)?.length ?? 0) > 0;
  const word = key === 'format' && value === '' ? 'raw' : value;
  given.set(key, word);
  if (before === undefined || before === '' || mayBeRepeated.has(key) || (isWord && before === word)) return undefined;
  return refused(start, start + value.length, `the disk has a ${key} already`);
}

function positional(disk: Disk, word: string, start: number): SpecificationProblem | undefined {
  const { given } = disk;
  const end = start + word.length;
  const target = given.get('target');
  if (target === undefined) return give(disk, 'target', word, start);
  if (!disk.hasPrefix && !given.has('format')) {
    if (target === '' && word.includes(':')) {
      given.set('format', 'empty');
      return virtualDevice(disk, word, start);
    }
    if (word === '' || formats.includes(word)) return give(disk, 'format', word, start);
    const hint = /^(?:xvd|sd|hd|vd)[a-z]/.test(word) ? ': the format stands before the virtual device' : '';
    return refused(start, end, `the second part of a disk is its format, ${inWords(formats)}${hint}`, formats);
  }
  if (!given.has('vdev')) return virtualDevice(disk, word, start);
  if (disk.hasAccess)
    return refused(start, end, 'the disk has more parts than a target, a format, a device and an access');
  disk.hasAccess = true;
  return word === '' || accesses.includes(word)
    ? undefined
    : refused(start, end, `the access to a disk is ${inWords(accesses)}`, accesses);
}

/** `hdc`, or the outdated `hdc:cdrom`. */
function virtualDevice(disk: Disk, word: string, start: number): SpecificationProblem | undefined {
  const colon = word.lastIndexOf(':');
  const again = give(disk, 'vdev', colon === -1 ? word : word.slice(0, colon), start);
  if (again || colon === -1) return again;
  const type = word.slice(colon + 1);
  disk.isRemovable = type === 'cdrom';
  return type === 'cdrom' || type === 'disk'
    ? undefined
    : refused(start + colon + 1, start + word.length, 'behind the device stands `cdrom` or `disk`', ['cdrom', 'disk']);
}

function refused(start: number, end: number, message: string, expected: readonly string[] = []): SpecificationProblem {
  return { start, end, isRefused: true, message, expected };
}

function inWords(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
