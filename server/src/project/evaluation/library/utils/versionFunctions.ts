/** The functions of `bb.utils` about versions. */
import { defineExceptionClass, raise } from '../../../../python/exception';
import { toArray } from '../../../../python/iterate';
import { textOf } from '../../../../python/library/arguments';
import { compileRegex } from '../../../../python/library/regularExpression';
import { defineNative } from '../../../../python/native';
import { type PythonRun, textCost } from '../../../../python/run';
import { type PyNative, PyTuple, type PyValue } from '../../../../python/value';
import { compareVersionParts, fulfils, splitVersion } from './version';

/** `bb.utils.VersionStringException` */
export const versionStringException = defineExceptionClass('VersionStringException');

/** Python's `int()` of an epoch, which may be missing. */
function epochNumber(value: PyValue): number {
  if (typeof value === 'number') return value;
  if (value === null || value === '') return 0;
  const text = textOf(value);
  if (!/^\s*[+-]?[0-9]+(?:_[0-9]+)*\s*$/.test(text)) {
    raise('ValueError', `invalid literal for int() with base 10: '${text}'`);
  }
  return Number(text.replaceAll('_', ''));
}

function compareTriples(left: readonly PyValue[], right: readonly PyValue[], run: PythonRun): number {
  const [leftEpoch = null, leftVersion, leftRevision] = left;
  const [rightEpoch = null, rightVersion, rightRevision] = right;
  const byEpoch = epochNumber(leftEpoch) - epochNumber(rightEpoch);
  if (byEpoch !== 0) return byEpoch;
  return comparePart(leftVersion, rightVersion, run) || comparePart(leftRevision, rightRevision, run);
}

function comparePart(left: PyValue | undefined, right: PyValue | undefined, run: PythonRun): number {
  const [first, second] = [textOf(left), textOf(right)];
  run.spend(3 * (first.length + second.length));
  return compareVersionParts(first, second);
}

function splitTriple(value: PyValue | undefined, run: PythonRun): PyValue[] {
  const text = textOf(value);
  run.spend(textCost(text.length));
  const { epoch, version, revision } = splitVersion(text);
  return [epochNumber(epoch), version, revision];
}

function compareTexts(left: PyValue | undefined, right: PyValue | undefined, run: PythonRun): number {
  return compareTriples(splitTriple(left, run), splitTriple(right, run), run);
}

/** https://semver.org/spec/v2.0.0.html, as BitBake reads it: digits are those of all scripts. */
const SEMANTIC_VERSION = compileRegex(
  '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)' +
    '(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?' +
    '(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?$',
);

export const versionFunctions: readonly PyNative[] = [
  defineNative('split_version(s)', (run, text) => new PyTuple(splitTriple(text, run))),
  defineNative('vercmp_part(a, b)', (run, left, right) => comparePart(left, right, run)),
  defineNative('vercmp(ta, tb)', (run, left, right) =>
    compareTriples(toArray(left ?? null, run), toArray(right ?? null, run), run),
  ),
  defineNative('vercmp_string(a, b)', (run, left, right) => compareTexts(left, right, run)),
  defineNative('vercmp_string_op(a, b, op)', (run, left, right, operator) => {
    const sign = textOf(operator);
    const answer = fulfils(compareTexts(left, right, run), sign);
    return answer ?? raise(versionStringException, `Unsupported comparison operator "${sign}"`);
  }),
  defineNative('is_semver(version)', (run, version) => {
    return SEMANTIC_VERSION.matchAt(textOf(version), 0, (steps) => run.spend(steps)) !== undefined;
  }),
];
