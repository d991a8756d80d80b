/** How fast whole files are parsed: statements alone, and with the parts of every value. */
import { performance } from 'node:perf_hooks';
import { expansionsIn, wordsIn } from '../../server/src/syntax/bitbake/expansions';
import { parse } from '../../server/src/syntax/bitbake/parse';
import type { LayerFile } from '../corpus/layerFiles';
import { measureParsing, rateOf } from '../corpus/parseTimes';

const passCount = 5;

export function parseRate(files: readonly LayerFile[]) {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const statements = measureParsing(files);
  const passes: number[] = [];
  for (let pass = 0; pass <= passCount; pass++) {
    const start = performance.now();
    for (const file of files) parseWithValueParts(file);
    if (pass > 0) passes.push(performance.now() - start);
  }
  return {
    files: files.length,
    bytes,
    statements,
    withValueParts: rateOf(passes, bytes),
  };
}

function parseWithValueParts({ text, dialect }: LayerFile): void {
  const tree = parse(text, dialect);
  tree.statements.forEach((statement, index) => {
    if (statement.kind !== 'assign') return;
    const start = tree.starts[index] ?? 0;
    expansionsIn(text, start + statement.value.start, start + statement.value.end);
    wordsIn(text, start + statement.value.start, start + statement.value.end);
  });
}
