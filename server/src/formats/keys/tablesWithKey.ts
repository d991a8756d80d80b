/** In which tables of a format a key stands. */
import type { ConfigFormat } from '../configFile';
import { isWithKeys, keysOf } from './tables';

/** No hint is better than a long one. */
const tableLimit = 2;

/** The tables as they are written in the tables of keys; none where there are many, or the name stands at the top. */
export function tablesWithKey(format: ConfigFormat, name: string, version?: number): readonly string[] {
  if (!isWithKeys(format)) return [];
  const ending = `.${name}`;
  const tables = new Set<string>();
  for (const { path, formatVersion = version } of keysOf(format)) {
    if (!path.endsWith(ending) || formatVersion !== version) continue;
    tables.add(path.slice(0, -ending.length));
    if (tables.size > tableLimit) return [];
  }
  return [...tables];
}
