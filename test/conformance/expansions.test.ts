/** We find the `${NAME}` and `${@python}` of a value where BitBake's two patterns find them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Span } from '../../server/src/base/span';
import { type Expansion, expansionsIn } from '../../server/src/syntax/bitbake/expansions';

/** BitBake's answer to a text: names are replaced first, so Python is looked for in what they leave. */
interface RecordedExpansions {
  readonly text: string;
  readonly names: readonly (readonly [start: number, end: number])[];
  readonly python: readonly (readonly [start: number, end: number])[];
}

const recorded = JSON.parse(
  readFileSync(new URL('parser/expansions.json', import.meta.url), 'utf8'),
) as readonly RecordedExpansions[];

describe('expansions as BitBake finds them', () => {
  for (const { text, names, python } of recorded) {
    test(JSON.stringify(text), () => {
      const found = expansionsIn(text, 0, text.length);
      const inner = found.flatMap((expansion) => (expansion.kind === 'python' ? expansion.inner : []));
      assert.deepEqual(spansOf([...found, ...inner], 'variable'), names);
      assert.deepEqual(spansOf(found, 'python'), python);
    });
  }
});

function spansOf(expansions: readonly Expansion[], kind: Expansion['kind']): [number, number][] {
  const spans: Span[] = expansions.filter((expansion) => expansion.kind === kind).map(({ span }) => span);
  return spans.sort((a, b) => a.start - b.start).map(({ start, end }) => [start, end]);
}
