import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { matchesGlob } from '../../../server/src/project/layers/globPattern';

describe('BBFILES patterns', () => {
  const cases: readonly (readonly [pattern: string, path: string, matches: boolean])[] = [
    ['/l/recipes-*/*/*.bb', '/l/recipes-core/a/a_1.0.bb', true],
    ['/l/recipes-*/*/*.bb', '/l/recipes-core/a/b/a_1.0.bb', false],
    ['/l/recipes-*/*/*.bb', '/l/recipes/a/a_1.0.bb', false],
    ['/l/*/*.bb', '/l/.hidden/a.bb', false],
    ['/l/.*/*.bb', '/l/.hidden/a.bb', true],
    ['/l/a?.bb', '/l/ab.bb', true],
    ['/l/a[bc].bb', '/l/ac.bb', true],
    ['/l/a[!bc].bb', '/l/ac.bb', false],
    ['/l/a[0-9].bb', '/l/a7.bb', true],
    ['/l/a[.bb', '/l/a[.bb', true],
    ['/l/*a*a*b', '/l/aaab', true],
    ['/l/*', '/l/', true],
  ];
  for (const [pattern, path, matches] of cases) {
    test(`${pattern} ${matches ? 'takes in' : 'leaves out'} ${path}`, () =>
      assert.equal(matchesGlob(pattern, path), matches));
  }

  test('Takes no longer than the product of both lengths for a pattern made to be slow', () => {
    const started = performance.now();
    assert.equal(matchesGlob(`/${'*a'.repeat(500)}b`, `/${'a'.repeat(2000)}`), false);
    assert.ok(performance.now() - started < 1000);
  });
});
