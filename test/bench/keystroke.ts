/** What a keystroke costs in process: the tree of the edited text, and all findings in the file. */
import { performance } from 'node:perf_hooks';
import { diagnostics } from '../../server/src/features/diagnostics';
import { nodeFiles } from '../../server/src/host/nodeFiles';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { reparse } from '../../server/src/syntax/bitbake/reparse';
import type { LayerFile } from '../corpus/layerFiles';
import { median, rounded } from '../corpus/parseTimes';
import { seededRandom } from '../fuzz/random';

const keystrokeCount = 2000;
/** Keystrokes before the engine has compiled the code: an editor is past them after a line or two. */
const warmUpCount = 200;

/** Types one character at a time at random places of a file, and takes it away again. */
export function keystroke(file: LayerFile) {
  const random = seededRandom(1);
  const typed = 'abA_="\'\\ \n{}$#';
  let tree = parse(file.text, file.dialect);
  const { snapshot } = new ProjectIndex(nodeFiles);
  const times: number[] = [];
  for (let count = 0; count < keystrokeCount; count++) {
    const at = random.below(tree.text.length);
    const insert = { start: at, end: at, text: typed.charAt(random.below(typed.length)) };
    const start = performance.now();
    const edited = reparse(tree, insert);
    diagnostics(snapshot, { path: file.path, tree: edited });
    if (count >= warmUpCount) times.push(performance.now() - start);
    tree = reparse(edited, { start: at, end: at + 1, text: '' });
  }
  return {
    file: file.path,
    lines: file.text.split('\n').length,
    p50Ms: rounded(median(times)),
    p95Ms: rounded(p95(times)),
  };
}

export function p95(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;
}
