import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { evaluate, parseExpressions } from './evaluate';

const text = readFileSync(join(__dirname, 'expressions.txt'), 'utf8');

for (const { headline, statements, expression, answer } of parseExpressions(text)) {
  test(`${headline}: ${expression} is what CPython makes of it`, () => {
    assert.equal(evaluate(statements, expression), answer);
  });
}
