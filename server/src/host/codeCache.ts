/**
 * Code that V8 has compiled before. Compiling is most of what a program of a megabyte does at its start, so what one run has compiled is
 * kept beside the program for the next: a start then takes about 90 ms less.
 *
 * Node's own `module.enableCompileCache` does the same from Node 22.8 on; VS Code runs on older ones too, and keeps none for the programs
 * it forks.
 */
import { mkdirSync, readFileSync, renameSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { Script } from 'node:vm';

/** By then a server has indexed its layers and answered the first requests: what it needs at each start has been compiled. */
const KEEP_AFTER_MS = 10_000;

type CommonJsCode = (
  exports: object,
  require: (id: string) => unknown,
  module: { exports: object },
  file: string,
  folder: string,
) => void;

/** Each use of the program compiles another part of it, and has its own. */
export interface CodeUse {
  readonly name: 'server' | 'lint-of-files' | 'lint-of-layers' | 'eval' | 'image';
  readonly keeps: boolean;
}

/**
 * `require` for a bundle of this program and for the bundles that it requires by a relative path.
 * @param file absolute path of a CommonJS file in ASCII, as esbuild writes it
 * @param use what the program is started for, and whether what this run compiles is kept, where nothing that fits is kept already; a folder that
 *   cannot be written is no error
 * @returns what the file exports
 */
export function requireCompiled(file: string, use: CodeUse): unknown {
  const source = readFileSync(file);
  const cache = join(dirname(file), 'cache', `${basename(file)}.${use.name}.${process.version}.${process.arch}`);
  const program = statSync(file);
  const code = readCode(cache, program);
  // On one line with the code's first, so that positions in stack traces are those of the file.
  const wrapped = `(function (exports, require, module, __filename, __dirname) { ${source.toString('latin1')}\n})`;
  const script = new Script(wrapped, { filename: file, cachedData: code });
  if (use.keeps && (!code || script.cachedDataRejected))
    keepLater(() => writeCode(cache, program, script.createCachedData()));

  const requireFromFile = createRequire(file);
  // As with Node's own, what is required again is what it was.
  const loaded = new Map<string, unknown>();
  const requireBeside = (id: string) => {
    if (!id.startsWith('./')) return requireFromFile(id);
    if (!loaded.has(id)) loaded.set(id, requireCompiled(resolve(dirname(file), id), use));
    return loaded.get(id);
  };
  const module = { exports: {} };
  (script.runInThisContext() as CommonJsCode)(module.exports, requireBeside, module, file, dirname(file));
  return module.exports;
}

/** Once: after a while, or at the end of a program that ends before. */
function keepLater(keep: () => void): void {
  const keepOnce = () => {
    process.off('exit', keepOnce);
    clearTimeout(timer);
    keep();
  };
  const timer = setTimeout(keepOnce, KEEP_AFTER_MS).unref();
  process.on('exit', keepOnce);
}

/** V8 itself compares only its version, its flags and the length of the source: the mark tells a changed program and a damaged file. */
function readCode(cache: string, program: Stats): Buffer | undefined {
  try {
    const kept = readFileSync(cache);
    const code = kept.subarray(MARK_BYTES);
    return kept.subarray(0, MARK_BYTES).equals(markOf(program, code)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function writeCode(cache: string, program: Stats, code: Buffer): void {
  const unfinished = `${cache}.${process.pid}`;
  try {
    mkdirSync(dirname(cache), { recursive: true });
    writeFileSync(unfinished, Buffer.concat([markOf(program, code), code]));
    // Other processes may start in this moment: they see all of it or nothing.
    renameSync(unfinished, cache);
  } catch {
    // A folder that belongs to someone else: each start compiles again.
  }
}

const MARK_BYTES = 24;

/** A disk loses blocks, and those are larger. */
const SAMPLE_BYTES = 64;

/** When the program was written and its length, and the length of the code with a word of every 64 bytes of it: a digest of all takes 8 ms. */
function markOf({ mtimeMs, size }: Stats, code: Buffer): Buffer {
  const mark = Buffer.alloc(MARK_BYTES);
  mark.writeDoubleLE(mtimeMs, 0);
  mark.writeUInt32LE(size, 8);
  mark.writeUInt32LE(code.length, 12);
  let mixed = 0;
  for (let at = 0; at + 4 <= code.length; at += SAMPLE_BYTES) {
    mixed = Math.imul(mixed ^ code.readInt32LE(at), 0x9e3779b1) ^ (mixed >>> 15);
  }
  mark.writeInt32LE(mixed, 16);
  return mark;
}
