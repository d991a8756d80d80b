/** Image recipes of the sample layer, or texts in their place, evaluated. */
import { join } from 'node:path';
import { nodeFiles } from '../../../server/src/host/nodeFiles';
import { nodeHost } from '../../../server/src/host/nodeHost';
import type { EvaluatedMetadata } from '../../../server/src/project/evaluation/evaluatedMetadata';
import { Evaluator } from '../../../server/src/project/evaluation/evaluator';
import { layersRequest } from '../../../server/src/project/evaluation/layersRequest';
import { treesOnDisk } from '../../../server/src/project/resolution/treesOnDisk';
import { parse } from '../../../server/src/syntax/bitbake/parse';

const layer = join(__dirname, '../../../sample/meta-sample').replaceAll('\\', '/');
const images = `${layer}/recipes-containers/images`;

export function sampleImage(file: string, text?: string): EvaluatedMetadata {
  const path = `${images}/${file}`;
  const onDisk = treesOnDisk(nodeFiles, 100);
  const tree = text === undefined ? undefined : parse(text, 'recipe');
  const trees = {
    read: (asked: string) => (tree && asked === path ? ({ kind: 'tree', tree } as const) : onDisk.read(asked)),
  };
  const request = { ...layersRequest([layer], new Map()), multiconfig: '' };
  return new Evaluator({ reader: nodeFiles, trees, host: nodeHost }, request).recipe(path);
}
