import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { licenseParts } from '../../../server/src/syntax/bitbake/licenseExpression';

describe('A licence expression', () => {
  const texts = (expression: string, knowsWords: boolean): readonly string[] =>
    licenseParts(expression, knowsWords).map(({ kind, text }) => `${kind} ${text}`);

  it('is taken apart at operators and brackets, with blanks or without', () => {
    assert.deepEqual(texts('MIT&(A | B)', false), [
      'name MIT',
      'operator &',
      'bracket (',
      'name A',
      'operator |',
      'name B',
      'bracket )',
    ]);
  });

  it('has the operators of SPDX only where these are read', () => {
    assert.deepEqual(texts('MIT AND B', true), ['name MIT', 'operator AND', 'name B']);
    assert.deepEqual(texts('MIT AND B', false), ['name MIT', 'name AND', 'name B']);
  });
});
