/** What `npm test` counts, tried on test files that fail in all the ways there are. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

const CHECKOUT = join(__dirname, '../../..');

interface Results {
  readonly counts: Readonly<Record<'passed' | 'failed' | 'skipped', number>>;
  readonly failures: readonly { readonly name: string; readonly message: string }[];
}

describe('Counting tests', () => {
  let results: Results;
  before(async () => {
    results = await run(['mixed', 'empty', 'broken'], true);
  });

  it('counts each test once, and no group of tests', () => {
    assert.deepEqual(results.counts, { passed: 3, failed: 5, skipped: 1 });
  });

  it('counts a group whose preparation fails', () => {
    assert.ok(results.failures.some(({ name, message }) => /preparation/.test(name) && /not prepared/.test(message)));
  });

  it('counts a file without a test as a failure', () => {
    assert.ok(results.failures.some(({ message }) => message === 'the file ran no test'));
  });

  it('counts a file that ends early as a failure', () => {
    assert.ok(results.failures.some(({ name }) => name.endsWith('broken.ts')));
  });

  it('counts a file that does not end as a failure, with the tests that ended before', async () => {
    const { counts, failures } = await run(['hanging'], true, 3_000);
    assert.deepEqual(counts, { passed: 1, failed: 1, skipped: 0 });
    assert.match(failures[0]?.message ?? '', /did not end within \d+ s/);
  });

  it('counts a test that is left out as a failure where none may be', async () => {
    assert.deepEqual((await run(['mixed'], false)).counts, { passed: 3, failed: 4, skipped: 0 });
  });
});

async function run(files: readonly string[], mayTestsBeSkipped: boolean, fileLimitMs?: number): Promise<Results> {
  const { Results } = await script('results');
  const { runNodeTests } = await script('nodeTests');
  const results = new Results({ mayTestsBeSkipped });
  // Node's test runner would take the inner one for a part of itself.
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const paths = files.map((file) => join('test/unit/scripts/ranTests', `${file}.ts`));
  await runNodeTests(paths, results, environment, fileLimitMs);
  return results;
}

/** A module of the scripts, which are JavaScript because they run before anything is installed. */
async function script(name: string) {
  return import(pathToFileURL(join(CHECKOUT, `scripts/testing/${name}.mjs`)).href);
}
