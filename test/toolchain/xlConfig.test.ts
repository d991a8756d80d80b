/** Configurations of Xen guests as the real libxlutil reads them: what it refuses is an error here, and what it takes is none. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { diskProblem } from '../../server/src/formats/xl/diskSpecification';
import { parseXl } from '../../server/src/syntax/config/parseXl';
import { linesOf } from './linesOf';

/** What the library says of each; null where it takes one. */
function refusals(kind: 'config' | 'disk', texts: readonly string[]): readonly (string | null)[] {
  const { stdout, stderr, status } = spawnSync('python3', [join(__dirname, 'xlReader.py')], {
    input: JSON.stringify(texts.map((text) => [kind, text])),
    encoding: 'utf8',
    timeout: 60_000,
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as readonly (string | null)[];
}

/** All of the texts with one character left out, and with one of a few put in. */
function withSlips(text: string): readonly string[] {
  const added = ['"', "'", ',', '[', ']', '#', '=', ';', '\n', '-', 'A', '\\'];
  const places = [...text].map((_, index) => index);
  return [
    ...places.map((index) => text.slice(0, index) + text.slice(index + 1)),
    ...places.flatMap((index) => added.map((each) => text.slice(0, index) + each + text.slice(index))),
  ];
}

const configs = linesOf(readFileSync(join(__dirname, 'readers/xl.txt'), 'utf8'));
const disks = linesOf(readFileSync(join(__dirname, 'readers/disks.txt'), 'utf8'));

describe('The same verdict as libxlutil on the configuration of a guest', () => {
  const said = refusals('config', configs);
  for (const [index, text] of configs.entries()) {
    test(JSON.stringify(text), () => assertAgreement(text, parseXl(text).problems.length > 0, said[index]));
  }

  test('with a slip of the pen', () => {
    const slips = withSlips(`name = "a" # guest\ndisk = [ 'x', 1,\n 'it\\'s' ]; b+=0x1f\n`);
    for (const [index, refusal] of refusals('config', slips).entries()) {
      const text = slips[index] ?? '';
      assertAgreement(text, parseXl(text).problems.length > 0, refusal);
    }
  });
});

describe('The same verdict as libxlutil on a disk', () => {
  const said = refusals('disk', disks);
  for (const [index, text] of disks.entries()) {
    test(JSON.stringify(text), () => assertAgreement(text, diskProblem(text) !== undefined, said[index]));
  }

  test('put together of any words', () => {
    const words = [
      '/x',
      'raw',
      '',
      'xvda',
      'hdc:cdrom',
      'w',
      'ro',
      'cdrom',
      'format=qcow2',
      'vdev=xvdb',
      'target=/y',
      'file:/z',
    ];
    const all = words.flatMap((first) =>
      words.flatMap((second) =>
        words.flatMap((third) => [`${first},${second},${third}`, `${third},${first},${second},rw`]),
      ),
    );
    for (const [index, refusal] of refusals('disk', all).entries()) {
      const text = all[index] ?? '';
      assertAgreement(text, diskProblem(text) !== undefined, refusal);
    }
  });
});

function assertAgreement(text: string, isRefusedHere: boolean, refusal: string | null | undefined): void {
  assert.equal(isRefusedHere, refusal !== null, `${text}\nlibxlutil: ${refusal ?? 'takes it'}`);
}
