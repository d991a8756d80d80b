/** Our evaluator leaves what BitBake leaves of every recorded case: values, flags, tasks, classes, and the verdict. */
import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { describe, test } from 'node:test';
import { nodeFiles } from '../../server/src/host/nodeFiles';
import { nodeHost } from '../../server/src/host/nodeHost';
import type { EvaluatedMetadata, VariableValue } from '../../server/src/project/evaluation/evaluatedMetadata';
import { Evaluator } from '../../server/src/project/evaluation/evaluator';
import { treesOnDisk } from '../../server/src/project/resolution/treesOnDisk';
import { type ConformanceCase, conformanceCases } from './cases';
import { forgottenByBitBake } from './neededByEvaluator';
import { type RecordedVariable, recordedVariable } from './recordedVariable';

describe('evaluation as BitBake does it', () => {
  for (const each of conformanceCases()) test(each.name, () => checkCase(each));
});

function checkCase(each: ConformanceCase): void {
  const { answer, path } = each;
  const metadata = evaluate(path);
  const errors = metadata.messages.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  if (answer.outcome === 'error') {
    assert.notDeepEqual(errors, [], `BitBake stops: ${answer.error?.message}`);
    return;
  }
  if (!forgottenByBitBake.has(each.name)) assert.deepEqual(errors, []);
  assert.equal(metadata.skipped !== undefined, answer.outcome === 'skipped');
  const folder = dirname(path);
  for (const [name, recorded] of Object.entries(answer.vars ?? {})) {
    const expected = recordedVariable(recorded, folder);
    // A `def` ends for us where its last statement does; BitBake counts the blank lines and comments after it in.
    if (expected.raw && /^def\s/.test(expected.raw)) continue;
    assert.deepEqual({ name, ...given(metadata, name, expected) }, { name, ...expected });
  }
  if (answer.tasks) {
    assert.deepEqual(metadata.tasks.map(({ name }) => name).sort(), Object.keys(answer.tasks).sort());
  }
  if (answer.inherits) {
    assert.deepEqual(
      metadata.classes,
      answer.inherits.map((file) => file.replace(/^.*\/|\.bbclass$/g, '')),
    );
  }
}

function evaluate(path: string): EvaluatedMetadata {
  const place = { reader: nodeFiles, trees: treesOnDisk(nodeFiles, 100), host: nodeHost };
  const folder = dirname(path);
  const bare = {
    searchPath: [folder, `${folder}/layerA`, `${folder}/layerB`],
    files: [`${folder}/conf/oracle-base.conf`],
  };
  const request = { topFolder: folder, layers: [], bare, chosen: new Map(), multiconfig: '' };
  return new Evaluator(place, request).recipe(path);
}

function given(metadata: EvaluatedMetadata, name: string, expected: RecordedVariable): RecordedVariable {
  const flags = Object.fromEntries(
    Object.keys(expected.flags).map((flag) => [flag, metadata.flags(name).get(flag) ?? null]),
  );
  return { raw: metadata.unexpanded(name) ?? null, value: textOf(metadata.variable(name)), flags };
}

function textOf(value: VariableValue): string | null {
  switch (value.kind) {
    case 'known':
      return value.text;
    case 'unset':
      return null;
    case 'failed':
      return 'failed';
    case 'unknown':
      return `unknown: ${value.why}`;
  }
}
