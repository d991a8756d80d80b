import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compileRegex, type RawMatch, type Regex } from '../../../../server/src/python/library/regularExpression';
import { createBudget, OutOfBudget, spend } from '../../../../server/src/python/run';

/** The spans of all groups, and the group that was closed last. */
type Spans = readonly [readonly (readonly number[])[], number] | null;

interface RecordedCase {
  readonly pattern: string;
  readonly flags: number;
  readonly error?: string;
  readonly text?: string;
  readonly search?: Spans;
  readonly match?: Spans;
  readonly fullmatch?: Spans;
  readonly finditer?: readonly Spans[];
}

function spansOf(match: RawMatch | undefined): Spans {
  if (!match) return null;
  const pairs = Array.from({ length: match.spans.length / 2 }, (_, index) => [
    match.spans[2 * index] ?? -1,
    match.spans[2 * index + 1] ?? -1,
  ]);
  return [pairs, match.lastGroup];
}

function allMatches(regex: Regex, text: string, account: (steps: number) => void): Spans[] {
  const found: Spans[] = [];
  let position = 0;
  let mustAdvance = false;
  for (;;) {
    const match = regex.search(text, position, account, mustAdvance);
    if (!match) return found;
    found.push(spansOf(match));
    mustAdvance = match.spans[0] === match.spans[1];
    position = match.spans[1] ?? text.length;
  }
}

function answer(recorded: RecordedCase): RecordedCase {
  const { pattern, flags, text = '' } = recorded;
  const budget = createBudget(1_000_000);
  const account = (steps: number): void => spend(budget, steps);
  let regex: Regex;
  try {
    regex = compileRegex(pattern, flags);
  } catch (error) {
    return { pattern, flags, error: (error as Error).message };
  }
  return {
    pattern,
    flags,
    text,
    search: spansOf(regex.search(text, 0, account)),
    match: spansOf(regex.matchAt(text, 0, account)),
    fullmatch: spansOf(regex.fullMatchAt(text, 0, account)),
    finditer: allMatches(regex, text, account),
  };
}

test('Random patterns match, and are rejected, as CPython recorded', () => {
  const lines = readFileSync(join(__dirname, 'regularExpressions.jsonl'), 'utf8').trimEnd().split('\n');
  assert.ok(lines.length >= 2000);
  for (const line of lines) {
    const recorded = JSON.parse(line) as RecordedCase;
    assert.deepEqual(answer(recorded), recorded);
  }
});

const ENDLESS: readonly (readonly [pattern: string, text: string])[] = [
  ['(a+)+$', `${'a'.repeat(40)}b`],
  ['(a|a+)*$', `${'a'.repeat(40)}b`],
  ['(a|aa)+$', `${'a'.repeat(60)}b`],
  ['(x+x+)+y', 'x'.repeat(60)],
  ['(.*)(.*)(.*)(.*)(.*)(.*)[^y]x', 'y'.repeat(200)],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(60)],
  ['(?:(?:(?:a*)*)*)*b', 'a'.repeat(60)],
  ['(?=(a+)+$)a', `${'a'.repeat(40)}c`],
  ['(\\w*?\\s?)*:', 'word '.repeat(30)],
  [`(a?){40}${'a'.repeat(40)}`, 'a'.repeat(40).slice(1)],
];

for (const [pattern, text] of ENDLESS) {
  test(`A pattern that tries without end runs out of budget: ${pattern}`, () => {
    const budget = createBudget(200_000);
    const regex = compileRegex(pattern);
    const start = performance.now();
    assert.throws(() => regex.search(text, 0, (steps) => spend(budget, steps)), OutOfBudget);
    assert.ok(performance.now() - start < 2000);
  });
}

test('A long text neither deepens the stack nor costs more than its length', () => {
  const budget = createBudget(10_000_000);
  const account = (steps: number): void => spend(budget, steps);
  const text = 'ab'.repeat(100_000);
  assert.equal(compileRegex('(?:ab|ba)*').matchAt(text, 0, account)?.spans[1], text.length);
  assert.equal(compileRegex('(?:ab)*?$').matchAt(text, 0, account)?.spans[1], text.length);
  assert.equal(compileRegex('(?:a|b)*').matchAt(text, 0, account)?.spans[1], text.length);
  assert.equal(compileRegex('.*b').matchAt(text, 0, account)?.spans[1], text.length);
});

test('A pattern that nests too deeply is not parsed', () => {
  assert.throws(() => compileRegex(`${'('.repeat(100_000)}a${')'.repeat(100_000)}`));
});
