/**
 * Findings as cases expect them. A line `#   ^^^ rule-id: words` under another one expects a finding there, whose message holds the words;
 * such lines are taken out before parsing. `#<^^^` begins in column 0, which the `#` stands on.
 */
import assert from 'node:assert/strict';
import { LineIndex } from '../../server/src/base/lineIndex';
import type { Diagnostic } from '../../server/src/features/diagnostics/diagnostic';

export interface Expectation {
  /** `line:column-endColumn`, all counted from 0. */
  readonly place: string;
  readonly rule: string;
  readonly words: string;
}

export function withoutExpectations(marked: string): {
  readonly text: string;
  readonly expected: readonly Expectation[];
} {
  const lines: string[] = [];
  const expected: Expectation[] = [];
  for (const line of marked.split('\n')) {
    const [, indent = '', carets = '', rule = '', words = ''] =
      /^#( *|<)(\^+) ([a-z0-9-]+)(?:: (.*))?$/.exec(line) ?? [];
    if (carets === '') {
      lines.push(line);
      continue;
    }
    const start = indent === '<' ? 0 : indent.length + 1;
    const end = indent === '<' ? carets.length + 2 : start + carets.length;
    expected.push({ place: `${lines.length - 1}:${start}-${end}`, rule, words });
  }
  return { text: lines.join('\n'), expected };
}

/** There must be all that are expected, and no other. */
export function assertFindings(
  text: string,
  found: readonly Diagnostic[],
  expected: readonly Expectation[],
  path = '',
): void {
  assert.deepEqual(
    found.map((finding) => `${path} ${placed(text, finding)}`),
    expected.map(({ place, rule }) => `${path} ${place} ${rule}`),
    found.map(({ message }) => message).join('\n'),
  );
  for (const [index, { words }] of expected.entries()) {
    const message = found[index]?.message ?? '';
    assert.ok(message.includes(words), `"${words}" is missing in: ${message}`);
  }
}

function placed(text: string, { span, rule }: Diagnostic): string {
  const lines = new LineIndex(text);
  const { line, column } = lines.at(span.start);
  return `${line}:${column}-${column + span.end - span.start} ${rule}`;
}
