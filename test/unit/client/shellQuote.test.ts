import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { shellLine, shellQuote } from '../../../client/src/toolchain/shellQuote';
import { type Random, seededRandom } from '../../fuzz/random';

/** What shells give a meaning, alone or together. */
const special = [
  ...' \t\n\r\'"\\`$!#&*()[]{}<>|;?~^%=:@+,-./\u0007\u001b\u00e9\u4e2d',
  '\u{1f600}',
  '$(',
  '${',
  '\\\n',
  "\\'",
  "'\\''",
];

describe('A line for a shell', () => {
  const words = [
    'plain-word_1.0/path:tag@sha256',
    '',
    'two words',
    "it's",
    "''",
    'a"b`c`$(touch x)$HOME\\n',
    'line\nbreak\ttab',
    '~',
    '*?[a-z]{1,2}',
    '#no comment',
    'A=b',
    '--option=value',
    '-n',
    '!history',
    ';|&<>()',
    'naïve ☃',
    "\\'",
  ];

  it('is taken apart into the very words, whatever they hold', () => {
    const line = shellLine(['printf', '%s\\0', ...words]);
    const printed = execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' });
    assert.deepEqual(printed.split('\0').slice(0, -1), words);
  });

  it('holds each single character of ASCII as it is', () => {
    const characters = Array.from({ length: 127 }, (_, code) => String.fromCharCode(code + 1));
    const printed = execFileSync('/bin/sh', ['-c', shellLine(['printf', '%s\\0', ...characters])], {
      encoding: 'utf8',
    });
    assert.deepEqual(printed.split('\0').slice(0, -1), characters);
  });

  it('holds thousands of random words as they are', () => {
    const random = seededRandom(20261128);
    for (let round = 0; round < 30; round += 1) {
      const texts = Array.from({ length: 200 }, () => randomText(random));
      const printed = execFileSync('/bin/sh', ['-c', shellLine(['printf', '%s\\0', ...texts])], { encoding: 'utf8' });
      assert.deepEqual(printed.split('\0').slice(0, -1), texts);
    }
  });

  it('leaves plain words readable', () => {
    assert.equal(shellLine(['podman', 'load', '--input', '/tmp/a b.tar']), "podman load --input '/tmp/a b.tar'");
  });

  it('refuses a NUL, which would end the word', () => {
    assert.throws(() => shellQuote('a\0b'), TypeError);
  });
});

function randomText(random: Random): string {
  const characters = Array.from({ length: random.below(12) }, () =>
    random.chance(0.4) ? random.pick([...'abXY09_']) : random.pick(special),
  );
  return characters.join('');
}
