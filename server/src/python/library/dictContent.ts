/** Filling dicts and their kin with what their constructors and `update` get. */
import { findAttribute } from '../attributes';
import { dictSet } from '../dict';
import { raise } from '../exception';
import { iterate, toArray } from '../iterate';
import type { PythonRun } from '../run';
import { getItem } from '../subscript';
import { PyDict, type PyValue } from '../value';

/** As `dict.update(source, **keywords)`: from a mapping, or from pairs. */
export function fillDict(
  dict: PyDict,
  source: PyValue | undefined,
  keywords: Iterable<readonly [string, PyValue]>,
  run: PythonRun,
): void {
  if (source !== undefined && source !== null) {
    for (const [key, value] of pairsOf(source, run)) dictSet(dict, key, value, run);
  }
  for (const [key, value] of keywords) dictSet(dict, key, value, run);
}

function* pairsOf(source: PyValue, run: PythonRun): Generator<readonly [PyValue, PyValue]> {
  if (source instanceof PyDict) {
    run.spend(1 + source.entries.size);
    for (const { key, value } of [...source.entries.values()]) yield [key, value];
    return;
  }
  const keys = findAttribute(source, 'keys', run);
  if (keys !== undefined) {
    for (const key of iterate(run.call(keys, []), run)) yield [key, getItem(source, key, run)];
    return;
  }
  for (const pair of iterate(source, run)) {
    const items = toArray(pair, run);
    const [key, value] = items;
    if (items.length !== 2 || key === undefined || value === undefined) {
      raise('ValueError', `dictionary update sequence element has length ${items.length}; 2 is required`);
    }
    yield [key, value];
  }
}
