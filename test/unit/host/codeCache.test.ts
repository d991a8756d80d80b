import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { buildSync } from 'esbuild';

const loader = join(__dirname, '../../../server/src/host/codeCache.ts');

describe('Code compiled at an earlier start', () => {
  let folder: string;
  const inFolder = (name: string) => join(folder, name);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'metavirt-code-'));
    buildSync({ entryPoints: [loader], bundle: true, platform: 'node', format: 'cjs', outfile: inFolder('loader.js') });
    const start = `require('./loader.js').requireCompiled(${JSON.stringify(inFolder('program.js'))}, { name: process.argv[3] ?? 'server', keeps: process.argv[2] === 'keep' });`;
    writeFileSync(inFolder('start.js'), start);
    writeProgram('one');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** All programs are of one length, which is all that V8 itself compares. */
  function writeProgram(word: 'one' | 'two'): void {
    const say = `function say() { return require('./part.js').word + ' ' + require('node:path').basename(__filename); }`;
    writeFileSync(inFolder('program.js'), `${say}\nconsole.log(say() + '${word}');`);
    writeFileSync(inFolder('part.js'), `exports.word = 'part';`);
  }

  function start(...programArguments: readonly string[]): string {
    return execFileSync(process.execPath, [inFolder('start.js'), ...programArguments], { encoding: 'utf8' }).trim();
  }

  const kept = () => readdirSync(inFolder('cache')).map((name) => name.split('.').slice(0, 2).join('.'));

  it('is kept for a program and what it requires from beside itself', () => {
    assert.equal(start('keep'), 'part program.jsone');
    assert.deepEqual(kept(), ['part.js', 'program.js']);
    assert.equal(start('keep'), 'part program.jsone');
  });

  it('runs once, however often it is required', () => {
    writeFileSync(inFolder('part.js'), `exports.word = 'part'; console.log('runs');`);
    writeFileSync(inFolder('program.js'), `require('./part.js'); console.log(require('./part.js').word);`);
    assert.equal(start(), 'runs\npart');
  });

  it('is used, and left as it is, by a later start', () => {
    start('keep');
    const cache = inFolder(`cache/${readdirSync(inFolder('cache'))[1]}`);
    const { mtimeMs, ino } = statSync(cache);
    start('keep');
    const after = statSync(cache);
    assert.deepEqual([after.mtimeMs, after.ino], [mtimeMs, ino]);
  });

  it('is not kept by a run that is not to', () => {
    start();
    assert.deepEqual(readdirSync(folder).includes('cache'), false);
  });

  it('is another one for another use', () => {
    start('keep');
    start('keep', 'lint-of-files');
    const uses = readdirSync(inFolder('cache')).map((name) => name.split('.')[2]);
    assert.deepEqual(uses, ['lint-of-files', 'server', 'lint-of-files', 'server']);
  });

  it('is not that of a program that has changed', () => {
    start('keep');
    writeProgram('two');
    assert.equal(start('keep'), 'part program.jstwo');
    assert.equal(start('keep'), 'part program.jstwo');
  });

  it('is compiled again where the file is damaged', () => {
    start('keep');
    for (const name of readdirSync(inFolder('cache'))) {
      const content = readFileSync(inFolder(`cache/${name}`));
      content.fill(0x5a, content.length - 200);
      writeFileSync(inFolder(`cache/${name}`), content);
    }
    assert.equal(start('keep'), 'part program.jsone');
    writeFileSync(inFolder(`cache/${readdirSync(inFolder('cache'))[1]}`), '');
    assert.equal(start('keep'), 'part program.jsone');
  });

  it('is done without where it cannot be written', () => {
    writeFileSync(inFolder('cache'), 'a file, not a folder');
    assert.equal(start('keep'), 'part program.jsone');
  });

  it('leaves positions in stack traces as they are in the file', () => {
    writeFileSync(inFolder('program.js'), `console.log('');\nconsole.log(new Error('here').stack.split('\\n')[1]);`);
    assert.match(start('keep'), /program\.js:2:13/);
  });
});
