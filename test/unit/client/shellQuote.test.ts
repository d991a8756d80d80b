import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { shellLine, shellQuote } from '../../../client/src/toolchain/shellQuote';

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

  it('leaves plain words readable', () => {
    assert.equal(shellLine(['podman', 'load', '--input', '/tmp/a b.tar']), "podman load --input '/tmp/a b.tar'");
  });

  it('refuses a NUL, which would end the word', () => {
    assert.throws(() => shellQuote('a\0b'), TypeError);
  });
});
