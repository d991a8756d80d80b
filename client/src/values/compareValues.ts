/** Compares the values that the server works out for a recipe with those that BitBake gives. */
import type { VariableValue } from '../protocol';
import type { BitBakeValue, BitBakeValues } from '../toolchain/bitbake/bitbakeValues';

export interface Difference {
  readonly name: string;
  readonly ours: VariableValue;
  readonly bitbake: BitBakeValue;
}

export interface ValueComparison {
  /** The names of the variables that have the same value. */
  readonly same: readonly string[];
  readonly different: readonly Difference[];
  /** Those that the server says only a build can tell. */
  readonly unknown: readonly Difference[];
  /** Those whose value is another in each run of BitBake: the time and the process id are in it. */
  readonly volatile: readonly Difference[];
}

/** The variables that OpenEmbedded makes of the clock's time and of the number of the process. */
const momentVariables = ['DATETIME', 'TIME', 'DATE', 'PID', 'LOGFIFO'];

/** Made of Python sets, whose order is another in each run. */
const unorderedVariables: ReadonlySet<string> = new Set(['COMBINED_FEATURES']);

/** Lists of paths that were looked for and of the environment, which BitBake keeps for itself. */
const notForUsers: ReadonlySet<string> = new Set(['BBINCLUDED', 'BB_ORIGENV']);

const unset: VariableValue = { kind: 'unset' };
const unsetInBitBake: BitBakeValue = { value: null };

/** Sorted by name. A variable that one side does not have counts as unset there. */
export function compareValues(
  ours: Readonly<Record<string, VariableValue>>,
  bitbake: Pick<BitBakeValues, 'values' | 'others'>,
): ValueComparison {
  const comparison = {
    same: [] as string[],
    different: [] as Difference[],
    unknown: [] as Difference[],
    volatile: [] as Difference[],
  };
  const leftOut = new Set([...bitbake.others, ...notForUsers]);
  const moments = momentsIn(bitbake.values);
  const names = new Set([...Object.keys(ours), ...Object.keys(bitbake.values)]);
  for (const name of [...names].sort()) {
    if (leftOut.has(name)) continue;
    const difference: Difference = {
      name,
      ours: ownEntry(ours, name) ?? unset,
      bitbake: ownEntry(bitbake.values, name) ?? unsetInBitBake,
    };
    if (isSame(difference)) comparison.same.push(name);
    else if (isVolatile(difference, moments)) comparison.volatile.push(difference);
    else comparison[difference.ours.kind === 'unknown' ? 'unknown' : 'different'].push(difference);
  }
  return comparison;
}

function isSame({ name, ours, bitbake }: Difference): boolean {
  if ('error' in bitbake) return ours.kind === 'failed';
  if (ours.kind === 'unset') return bitbake.value === null;
  if (ours.kind !== 'known' || bitbake.value === null) return false;
  if (ours.text === bitbake.value) return true;
  return unorderedVariables.has(name) && sortedWords(ours.text) === sortedWords(bitbake.value);
}

function sortedWords(text: string): string {
  return text.split(/\s+/).filter(Boolean).sort().join(' ');
}

/** What this run of BitBake has for the time and the process, as patterns to find in the values made of them. */
function momentsIn(values: Readonly<Record<string, BitBakeValue>>): readonly RegExp[] {
  return momentVariables.flatMap((name) => {
    const value = ownEntry(values, name);
    const digits = value && 'value' in value ? value.value : null;
    return digits !== null && /^\d+$/.test(digits) ? [new RegExp(`(?<!\\d)${digits}(?!\\d)`)] : [];
  });
}

function isVolatile({ name, ours, bitbake }: Difference, moments: readonly RegExp[]): boolean {
  if (momentVariables.includes(name)) return true;
  const text = 'value' in bitbake ? bitbake.value : null;
  if (text === null || !moments.some((moment) => moment.test(text))) return false;
  // A number may look like a moment by chance: what the server knows must be the same but for numbers.
  return ours.kind === 'unknown' || (ours.kind === 'known' && withoutNumbers(ours.text) === withoutNumbers(text));
}

function withoutNumbers(text: string): string {
  return text.replaceAll(/\d+/g, '#');
}

/** A variable may be called `constructor`. */
function ownEntry<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
