import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, it } from 'node:test';
import { runLint } from '../../server/src/cli/lint';
import { dialectOf } from '../../server/src/syntax/bitbake/dialect';
import { parse } from '../../server/src/syntax/bitbake/parse';

const SAMPLE = join(__dirname, '../../sample');
const MISTAKES = 'hello-mistakes.bb';

/** In the order of the comments that tell of them. */
const promisedFindings = [
  'comment-in-value',
  'append-without-space',
  'old-override-syntax',
  'oci-layer-type',
  'oci-layer-incomplete',
  'oci-default-command',
  'oci-port-form',
  'oci-tar-output-word',
  'global-setting-in-recipe',
  'container-image-skipped',
];

describe('Sample layer', () => {
  const files = readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' }).filter(isBitBakeFile);

  it('has all kinds of files', () => {
    const endings = new Set(files.map((file) => file.slice(file.lastIndexOf('.'))));
    assert.deepEqual([...endings].sort(), ['.bb', '.bbappend', '.conf', '.inc']);
  });

  for (const file of files.filter((name) => !name.endsWith(MISTAKES))) {
    it(`holds nothing that BitBake would reject or warn of: ${file}`, () => {
      assert.deepEqual(problemsOf(file), []);
    });
  }

  it('has one recipe that BitBake rejects', () => {
    const mistakes = files.find((file) => file.endsWith(MISTAKES));
    assert.ok(mistakes);
    const severities = problemsOf(mistakes).map((problem) => problem.severity);
    assert.ok(severities.includes('error'));
  });

  it('shows what its recipe with mistakes promises', async () => {
    const mistakes = files.find((file) => file.endsWith(MISTAKES)) ?? '';
    const out: string[] = [];
    await runLint([join(SAMPLE, mistakes), '--format', 'json'], { out: (text) => out.push(text), err: assert.fail });
    const found = new Set((JSON.parse(out.join('\n')) as { readonly rule: string }[]).map(({ rule }) => rule));
    for (const promised of promisedFindings) assert.ok(found.has(promised), promised);
  });

  it('keeps BitBake from reading the recipe with mistakes', () => {
    assert.match(readFileSync(join(SAMPLE, 'build/conf/local.conf'), 'utf8'), /^BBMASK \+= ".*hello-mistakes\\\.bb"$/m);
  });
});

// A `.conf` beside a recipe is a file that the recipe installs.
function isBitBakeFile(file: string): boolean {
  return dialectOf(file) !== undefined && !file.split(sep).includes('files');
}

function problemsOf(file: string) {
  const dialect = dialectOf(file);
  assert.ok(dialect);
  const text = readFileSync(join(SAMPLE, file), 'utf8');
  return parse(text, dialect).statements.flatMap((statement) => statement.problems);
}
